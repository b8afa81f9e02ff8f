import type { Density } from '../../view/document/sizes.js';

/** A column of figures, or of dates. */
export interface Column {
  /** The width of its widest entry, in em of the figures. */
  em: number;
  /** Its least width, in em of the figures, if that is smaller, because a unit may continue in the next line. */
  least?: number;
  /** Its least width at any density, in points, for example the longest word of its head. */
  points: number;
  /** The gap beside it in points, if it differs from that of the density. */
  gap?: number;
  /** The least width at the smallest density, in points, if it gives way there, and its own gap with it. */
  pointsAtMinimal?: number;
}

/** The width of the line without the least width of the description in points: 170mm, and 30mm or, so that no figure is broken, 16mm. */
const LINE = 396;
const LONGEST_LINE = 436;
/**
 * The densities with their least room in our designs: the size of the figures and the gap before each column in points, and the room in em that leaves a
 * quarter of the line for the description.
 */
const STEPS: readonly { density: Density; size: number; gap: number; room: number; line: number }[] = [
  { density: 'regular', size: 9, gap: 13, room: 33, line: LINE },
  { density: 'compact', size: 8, gap: 8, room: 37, line: LINE },
  { density: 'dense', size: 7, gap: 7, room: 44, line: LINE },
  { density: 'minimal', size: 6, gap: 4, room: Infinity, line: LONGEST_LINE },
];

/** The largest density at which the columns fit side by side. */
export function densityOf(columns: readonly Column[]): Density {
  const widthOf = ({ em, least = em, points, gap, pointsAtMinimal }: Column, step: (typeof STEPS)[number]) =>
    step.density === 'minimal' && pointsAtMinimal !== undefined
      ? Math.max(least * step.size, pointsAtMinimal) + step.gap
      : Math.max(least * step.size, points) + (gap ?? step.gap);
  const fits = (step: (typeof STEPS)[number]) =>
    sumOf(columns, ({ em }) => em) <= step.room && sumOf(columns, (column) => widthOf(column, step)) <= step.line;
  return STEPS.find(fits)?.density ?? 'wrapped';
}

function sumOf(columns: readonly Column[], of: (column: Column) => number): number {
  return columns.reduce((total, column) => total + of(column), 0);
}
