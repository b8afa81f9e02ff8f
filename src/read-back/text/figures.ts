import type { Separators } from './separators.js';

/** A minus, perhaps before the sign of a currency: "−5", "−£5", "−CHF 5". A hyphen is one only where no word or number ends before it. */
const MINUS = String.raw`(?:(?:\u2212|(?<![\p{L}\p{N}])-) ?(?:[\p{Sc}\p{L}.]{1,6} ?)?)?`;
const PLAIN = String.raw`\d+(?:[.,’]\d+)*`;
/** Where groups of digits stand apart by a blank. */
const WITH_BLANKS = String.raw`\d{1,3}(?: \d{3}(?!\d))+(?:[.,]\d+)?|${PLAIN}`;

const patterns = { plain: new RegExp(`(${MINUS})(${PLAIN})`, 'gu'), blanks: new RegExp(`(${MINUS})(${WITH_BLANKS})`, 'gu') };

/**
 * The figures of a text, whole: "1,234.00" is one, and neither "234.00" nor "1,234" stands in it. A figure below zero begins with U+2212.
 * @param text as `normalText` makes it
 */
export function figuresOf(text: string, { group }: Separators): string[] {
  const figures: string[] = [];
  for (const [, sign, digits = ''] of text.matchAll(patterns[group === ' ' ? 'blanks' : 'plain'])) figures.push(sign ? `\u2212${digits}` : digits);
  return figures;
}

/** How often each figure stands in a text. */
export function countFigures(text: string, separators: Separators): Map<string, number> {
  const counts = new Map<string, number>();
  for (const figure of figuresOf(text, separators)) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  return counts;
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
  const isGrouped = /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1, -1).every((one) => /^\d{2,3}$/.test(one)) && groups.at(-1)?.length === 3;
  const isWhole = groups.length === 1 ? /^\d+$/.test(whole) : isGrouped && /^\d+$/.test(groups.join(''));
  if (!isWhole || others.length > 0 || (decimals !== undefined && !/^\d+$/.test(decimals))) return undefined;
  return `${sign}${groups.join('')}${decimals === undefined ? '' : `.${decimals}`}`;
}
