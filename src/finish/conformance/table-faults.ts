import { elementsOf, type Element } from '../structure/structure-tree.js';
import type { Contents } from '../content/read-contents.js';
import type { ConformanceFault } from './fault.js';
import { placeOf } from './place-of.js';

/** Tables whose rows are not equally wide, whose cells have no heads, or that hold something else than rows of cells and a caption (ISO 14289-1, 7.2 and 7.5). */
export function* tableFaults({ top, contents }: { top: Element; contents: Contents }): Generator<ConformanceFault> {
  for (const table of elementsOf(top)) {
    if (table.type !== 'Table') continue;
    const fault = (message: string, standards: ConformanceFault['standards'] = ['pdfua']): ConformanceFault => ({
      gate: 'table',
      standards,
      message,
      place: placeOf(table, contents),
    });
    const rows = rowsOf(table);
    if (rows.length === 0) yield fault('a table has no rows', ['pdfa', 'pdfua']);
    for (const message of [...kidFaults(table, rows), ...gridFaults(rows)]) yield fault(message);
    const cells = rows.flatMap(({ kids }) => kids).filter((kid): kid is Element => kid.kind === 'element');
    if (!cells.some(({ type }) => type === 'TH')) yield fault('a table has no heads of columns or rows');
  }
}

const partOfTable = /^T(?:Head|Body|Foot)$/;

/** The rows of a table, not those of a table inside of it. */
function rowsOf(table: Element): Element[] {
  return table.kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [];
    return kid.type === 'TR' ? [kid] : partOfTable.test(kid.type) ? rowsOf(kid) : [];
  });
}

/** What a table or its rows hold and may not. */
function* kidFaults({ kids }: Element, rows: readonly Element[]): Generator<string> {
  const types = kids.map(typeOf);
  const captions = types.filter((type) => type === 'Caption').length;
  if (captions > 1) yield `a table has ${captions} captions`;
  else if (types.slice(1, -1).includes('Caption')) yield 'the caption of a table stands between its rows';
  if (!types.every((type) => type === 'TR' || type === 'Caption' || partOfTable.test(type)))
    yield 'a table holds something else than rows and a caption';
  if (!rows.every((row) => row.kids.every((kid) => isCell(typeOf(kid)))))
    yield 'a row of a table holds something else than cells';
}

function typeOf(kid: Element['kids'][number]): string {
  return kid.kind === 'element' ? kid.type : '';
}

function isCell(type: string): boolean {
  return type === 'TH' || type === 'TD';
}

/** What is wrong with the places that cells cover: they stand from left to right where no cell reaches down from a row above. */
function* gridFaults(rows: readonly Element[]): Generator<string> {
  /** How many more rows the cell in each column covers. */
  let reaching: number[] = [];
  const widths = new Set<number>();
  let overlaps = false;
  for (const { kids } of rows) {
    const columns = reaching.slice();
    const isFree = (column: number): boolean => (columns[column] ?? 0) === 0;
    let column = 0;
    for (const cell of kids) {
      if (cell.kind !== 'element' || !isCell(cell.type)) continue;
      while (!isFree(column)) column += 1;
      for (const end = column + spanOf(cell, 'columns'); column < end; column += 1) {
        overlaps ||= !isFree(column);
        columns[column] = Math.max(columns[column] ?? 0, spanOf(cell, 'rows'));
      }
    }
    widths.add(columns.filter((covered) => covered > 0).length);
    reaching = Array.from(columns, (covered) => Math.max(0, covered - 1));
  }
  if (widths.size > 1) yield `a table has rows of ${[...widths].toSorted((one, other) => one - other).join(' and ')} cells`;
  if (overlaps) yield 'a cell of a table reaches over another one';
  if (reaching.some((covered) => covered > 0)) yield 'a cell of a table reaches beyond the last row';
}

const spans = { columns: /\/ColSpan (\d+)/, rows: /\/RowSpan (\d+)/ } as const;

/** How many columns or rows a cell covers. Attributes hold names, numbers and ids, and no text of the document. */
function spanOf({ entries }: Element, along: keyof typeof spans): number {
  const attributes = entries.get('/A');
  return Number(attributes === undefined ? 1 : (spans[along].exec(attributes)?.[1] ?? 1));
}
