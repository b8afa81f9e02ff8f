import type { Separators } from './separators.js';

/** A minus before a figure, perhaps with the sign of a currency in between: "−5", "−£5", "−CHF 5". A hyphen is one only where no word or number ends before it. */
const MINUS = /(?:\u2212|(?<![\p{L}\p{N}])-) ?(?:[\p{Sc}\p{L}.]{1,6} ?)?$/u;
/** As long as such a minus can be, and a sign before it. */
const LONGEST_MINUS = 12;
const PLAIN = /\d+(?:[.,’]\d+)*/g;
/** Where groups of digits stand apart by a blank. */
const WITH_BLANKS = /\d{1,3}(?: \d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,’]\d+)*/g;

/**
 * The figures of a text, whole: "1,234.00" is one, and neither "234.00" nor "1,234" stands in it. A figure below zero begins with U+2212.
 * @param text as `normalText` makes it
 */
export function figuresOf(text: string, { group }: Separators): string[] {
  const figures: string[] = text.match(group === ' ' ? WITH_BLANKS : PLAIN) ?? [];
  if (figures.length === 0 || !/[-\u2212]/.test(text)) return figures;
  let at = 0;
  return figures.map((figure) => {
    const start = text.indexOf(figure, at);
    at = start + figure.length;
    return MINUS.test(text.slice(Math.max(0, start - LONGEST_MINUS), start)) ? `\u2212${figure}` : figure;
  });
}

/** The one figure of a text; undefined if it has none or several. */
export function onlyFigureOf(text: string, separators: Separators): string | undefined {
  const [figure, ...others] = figuresOf(text, separators);
  return others.length === 0 ? figure : undefined;
}

/**
 * What a figure is worth, as a decimal in plain digits: "−1.234,50" is "-1234.50" in German. Groups have three digits, or, before the last, two as in India.
 * @returns undefined if the language does not write a figure like this
 */
export function valueOfFigure(figure: string, { point, group }: Separators): string | undefined {
  const sign = figure.startsWith('\u2212') ? '-' : '';
  const [whole = '', decimals, ...others] = figure.replace('\u2212', '').split(point);
  const groups = whole.split(group);
  const isGrouped =
    /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1, -1).every((one) => /^\d{2,3}$/.test(one)) && groups.at(-1)?.length === 3;
  const isWhole = groups.length === 1 ? /^\d+$/.test(whole) : isGrouped && /^\d+$/.test(groups.join(''));
  if (!isWhole || others.length > 0 || (decimals !== undefined && !/^\d+$/.test(decimals))) return undefined;
  return `${sign}${groups.join('')}${decimals === undefined ? '' : `.${decimals}`}`;
}
