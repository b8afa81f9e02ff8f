import type { AlignedFigure } from '../document/lines-view.js';

/** Aligns the figures of a column on the decimal point, without extra characters in the text. */
export function alignDecimals(texts: readonly string[], decimalPoint: string): AlignedFigure[] {
  const decimals = texts.map((text) => (text.includes(decimalPoint) ? text.length - text.lastIndexOf(decimalPoint) - 1 : 0));
  const most = decimals.reduce((longest, count) => Math.max(longest, count), 0);
  return texts.map((text, index) => {
    const own = decimals[index] ?? 0;
    return { text, missingDecimals: String(most - own), missingPoint: most > 0 && own === 0 };
  });
}
