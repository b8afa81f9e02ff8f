import { placeOfSource } from '../rendered/rendered-document.js';
import type { Expected } from '../rendered/sentinels.js';
import type { MeasuredBreaks } from './measure-breaks.js';
import type { Measured } from './measure-script.js';
import type { PrintedRule } from './printed-rule.js';

const LEAST_POINTS = 6;

/** Rules that measure the laid-out document. */
export const measuredRules: readonly PrintedRule[] = [
  {
    name: 'contrast',
    severity: 'error',
    catches:
      'text with too little contrast against its background: 4.5:1, and 3:1 from 18 pt or 14 pt semi-bold (WCAG 2.2, 1.4.3)',
    check: measuredRule('contrast', ({ text, ratio, least, color, background }) => ({
      message: `"${text}": contrast of ${ratio}:1, ${color} on ${background}`,
      hint: `at least ${least}:1`,
    })),
  },
  {
    name: 'cut-off',
    severity: 'error',
    catches: 'a box that cuts off its content (`overflow: hidden` with a fixed size)',
    check: measuredRule('cutOff', ({ text }) => ({
      message: `cuts off "${text}"`,
      hint: 'let the box grow: min-height in place of height',
    })),
  },
  {
    name: 'outside-page',
    severity: 'error',
    catches: 'text that reaches beyond the edge of the paper',
    check: measuredRule('outside', ({ text, by }) => ({
      message: `"${text}" reaches ${by}px beyond the paper`,
      hint: 'overflow-wrap: anywhere, or minmax(0, 1fr) for a column',
    })),
  },
  {
    name: 'overlapping-text',
    severity: 'error',
    catches: 'text that overlaps other text',
    check: measuredRule('overlaps', ({ text, other }) => ({ message: `"${text}" overlaps "${other}"` })),
  },
  {
    name: 'used-weight',
    severity: 'error',
    catches: 'type in a weight that no font has, also through browser defaults (`<b>` and headings are 700)',
    check(subject, report) {
      const weights = new Set([...subject.fonts.families.values()].flat());
      measuredRule('weights', ({ text, weight }) => {
        return weights.has(weight)
          ? null
          : { message: `"${text}" is set in weight ${weight}`, hint: `available: ${[...weights].join(', ')}` };
      })(subject, report);
    },
  },
  {
    name: 'used-size',
    severity: 'error',
    catches: 'type that is printed smaller than 6 pt, also through `em` and `%`',
    check: measuredRule('sizes', ({ text, points }) => {
      return points >= LEAST_POINTS ? null : { message: `"${text}" is set in ${points}pt`, hint: `at least ${LEAST_POINTS}pt` };
    }),
  },
  {
    name: 'broken-text',
    severity: 'error',
    catches:
      'an e-mail address, a number, a date or an amount that continues on a second line, although the page has room for it on one',
    check: measuredRule('broken', ({ text }) => ({
      message: `"${text}" continues on a second line`,
      hint: 'a wider box, or class="nowrap"',
    })),
  },
  {
    name: 'broken-word',
    severity: 'error',
    catches: 'a label or text that breaks inside a word, although the page has room for the word',
    check: measuredRule('brokenWords', ({ text }) => ({
      message: `"${text}" breaks inside the word`,
      hint: 'a column as wide as its longest word: max-content or fit-content()',
    })),
  },
  {
    name: 'coarse-type',
    severity: 'error',
    catches: 'type whose letters are all a whole number of pixels wide: uneven spaces, no kerning',
    check: measuredRule('coarse', ({ text }) => ({
      message: `the letters of "${text}" stand on a coarse grid`,
      hint: 'text-rendering: geometricPrecision',
    })),
  },
];

type All = Measured & MeasuredBreaks;

function measuredRule<K extends keyof All>(
  kind: K,
  say: (one: All[K][number]) => { message: string; hint?: string } | null,
): PrintedRule['check'] {
  return ({ printed, parts }, report) => {
    const reported = new Set<string>();
    for (const { measured, document } of printed) {
      for (const one of measured[kind]) {
        const place = placeOfSource(one.source, parts);
        const said = say(one);
        // The same element has other texts in each sample, so report it once.
        if (!place || !said || reported.has(one.source)) continue;
        reported.add(one.source);
        report(place, withFieldNames(said.message, document.expected), said.hint);
      }
    }
  };
}

/** Shows the name of the field instead of the mark that replaced its text. */
function withFieldNames(message: string, expected: readonly Expected[]): string {
  const marks = expected.flatMap(({ anyOf }) => anyOf);
  return message.replaceAll(/Q[\dA-Z]{3}X/g, (mark) => {
    const field = marks.find((one) => one.mark === mark)?.field.replaceAll(/\[\d+\]/g, '');
    return field === undefined ? mark : `{{${field}}}`;
  });
}
