/** A figure of a column whose decimal points are aligned. */
export interface AlignedFigure {
  text: string;
  /** Decimals fewer than the longest of the column, "0" to "20": as much room is kept free behind the figure. */
  missingDecimals: string;
  /** Whether the room of a decimal point is kept free as well. */
  missingPoint: boolean;
}

/** Aligns the figures of a column on their decimal point, without a character more in the text. */
export function alignDecimals(texts: readonly string[], decimalPoint: string): AlignedFigure[] {
  const decimals = texts.map((text) => (text.includes(decimalPoint) ? text.length - text.lastIndexOf(decimalPoint) - 1 : 0));
  const most = decimals.reduce((longest, count) => Math.max(longest, count), 0);
  return texts.map((text, index) => {
    const own = decimals[index] ?? 0;
    return { text, missingDecimals: String(most - own), missingPoint: most > 0 && own === 0 };
  });
}

/** How small the line table has to be set for its figures to stand beside a readable description. */
export const DENSITIES = ['regular', 'compact', 'dense', 'minimal'] as const;
export type Density = (typeof DENSITIES)[number];

/** Widths in em of the type, as the figures of Noto Sans have them. */
const DIGIT = 0.58;
const SEPARATOR = 0.28;
/** The room for figures, in em of the regular size, that leaves the description a quarter of the line. */
const STEPS: [Density, number][] = [
  ['regular', 32],
  ['compact', 37],
  ['dense', 44],
];

/** The density for columns whose longest entries are these; `unit` columns are counted like figures. */
export function densityOf(columns: readonly (readonly string[])[]): Density {
  const width = columns.reduce((total, column) => total + column.reduce((widest, text) => Math.max(widest, widthOf(text)), 0), 0);
  return STEPS.find(([, room]) => width <= room)?.[0] ?? 'minimal';
}

/** The width of a figure in em. */
export function widthOf(text: string): number {
  // Marks of direction take no room.
  const shown = text.replaceAll(/\p{Format}/gu, '');
  const digits = shown.replaceAll(/[.,\s\u2019']/g, '').length;
  return digits * DIGIT + (shown.length - digits) * SEPARATOR;
}
