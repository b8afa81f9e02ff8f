import type { Density } from '../../view/document/sizes.js';

/** A column of figures, or of dates. */
export interface Column {
  /** The width of its widest entry, in em of the figures. */
  em: number;
  /** What it cannot do without, in em of the figures, where that is less: a unit may go on in the next line. */
  least?: number;
  /** What it needs at any density, in points: the longest word of its head, for one. */
  points: number;
  /** The gap beside it in points, where that is not the density's. */
  gap?: number;
}

/**
 * The densities, with the least room that one of our templates has: the size of the figures and the gap before each column in points, and the room, in em, that leaves the
 * description a quarter of the line.
 */
const STEPS: readonly { density: Density; size: number; gap: number; room: number }[] = [
  { density: 'regular', size: 9, gap: 13, room: 33 },
  { density: 'compact', size: 8, gap: 8, room: 37 },
  { density: 'dense', size: 7, gap: 7, room: 44 },
  { density: 'minimal', size: 6, gap: 5, room: Infinity },
];
/** The line without the least width of the description, 170mm and 30mm, in points. */
const LINE = 396;

/** The largest density at which columns stand beside each other on the line. */
export function densityOf(columns: readonly Column[]): Density {
  const fits = ({ size, gap, room }: (typeof STEPS)[number]) =>
    sumOf(columns, ({ em }) => em) <= room &&
    sumOf(columns, (column) => Math.max((column.least ?? column.em) * size, column.points) + (column.gap ?? gap)) <= LINE;
  return STEPS.find(fits)?.density ?? 'wrapped';
}

function sumOf(columns: readonly Column[], of: (column: Column) => number): number {
  return columns.reduce((total, column) => total + of(column), 0);
}
