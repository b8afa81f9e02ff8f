/** The units of paper and screen, in points. */
const POINTS: Readonly<Record<string, number>> = { mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pt: 1, px: 0.75 };

/** The form of a length, for messages. */
export const LENGTHS = 'a length such as 20mm or 9.5pt (mm, cm, in, pt, px)';

/** A CSS length of fixed size, in points; null for anything else. */
export function pointsOf(length: string): number | null {
  if (length === '0') return 0;
  const { figure, unit = '' } = /^(?<figure>\d{1,4}(?:\.\d{1,4})?)(?<unit>mm|cm|in|pt|px)$/.exec(length)?.groups ?? {};
  return figure === undefined ? null : Number(figure) * (POINTS[unit] ?? 0);
}
