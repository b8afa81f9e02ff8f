/**
 * The rows that must be measured: those that differ in more than digits, as digits have one width. In a font with digits of different widths, a page may end a row too early or too late.
 * @returns these rows, and for each row of the table its place among them
 */
export function differentRows(rows: readonly string[]): { different: string[]; places: number[] } {
  const known = new Map<string, number>();
  const different: string[] = [];
  const places = rows.map((row) => {
    const key = row.replaceAll(/\d/g, '0');
    const place = known.get(key) ?? different.push(row) - 1;
    known.set(key, place);
    return place;
  });
  return { different, places };
}
