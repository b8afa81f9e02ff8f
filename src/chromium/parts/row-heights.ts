/**
 * The rows that need measuring: those that differ in more than digits, which all have one width. If a font has digits of different widths, a page may end a row too early or too late.
 * @returns them, and for each row of the table its place among them
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
