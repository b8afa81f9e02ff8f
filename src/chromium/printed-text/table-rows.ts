import { reference, type PdfObjects } from './pdf-objects.js';

/** A row of a table, with the texts of its cells on each of its pages, which count from 0. */
export type PrintedRow = ReadonlyMap<number, readonly string[]>;

/**
 * The rows of a table below its column heads, in the order of the document.
 * @param table the structure element of the table
 * @param pages for each page, the texts of the structure elements
 */
export function tableRows(objects: PdfObjects, table: number, pages: readonly ReadonlyMap<number, string>[]): PrintedRow[] {
  const places = new Map<number, { row: number; cell: number }>();
  const counts: number[] = [];
  for (const element of descendants(objects, table, /\/S \/TR\b/)) {
    const cells = descendants(objects, element, /\/S \/T[DH]\b/);
    if (cells.some((cell) => /\/Scope \/Column\b/.test(objects.get(cell).text))) continue;
    for (const [cell, top] of cells.entries())
      for (const inner of descendants(objects, top)) places.set(inner, { row: counts.length, cell });
    counts.push(cells.length);
  }
  const rows = counts.map(() => new Map<number, string[]>());
  for (const [page, texts] of pages.entries()) {
    for (const [element, text] of texts) {
      const place = places.get(element);
      const row = place && rows[place.row];
      if (!row) continue;
      const cells = row.get(page) ?? Array.from({ length: counts[place.row] ?? 0 }, () => '');
      cells[place.cell] += text;
      row.set(page, cells);
    }
  }
  return rows;
}

/** The elements of a kind below an element, in their order; not those inside of one that is found. Without a kind: the element and all below it. */
function descendants(objects: PdfObjects, top: number, kind?: RegExp): number[] {
  const found: number[] = [];
  const seen = new Set<number>();
  const waiting = [top];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (seen.has(element)) continue;
    seen.add(element);
    const { text } = objects.get(element);
    const isFound = kind === undefined || (element !== top && kind.test(text));
    if (isFound) found.push(element);
    if (!isFound || kind === undefined) waiting.push(...kidsOf(text).toReversed());
  }
  return found;
}

/** `/K 7 0 R`, or `/K [7 0 R 8 0 R]`. References to marked content are dictionaries, and are left out. */
function kidsOf(text: string): number[] {
  const one = reference(text, 'K');
  if (one !== undefined) return [one];
  const list = /\/K \[([^\]]*)\]/.exec(text)?.[1] ?? '';
  return Array.from(list.replaceAll(/<<[^>]*>>/g, '').matchAll(/(\d+) 0 R/g), ([, number]) => Number(number));
}
