import { elementsOf, type Element } from '../structure/structure-tree.js';
import type { Contents } from '../content/read-contents.js';
import type { ConformanceFault } from './fault.js';
import { placeOf } from './place-of.js';

/** The tables whose rows cover different numbers of columns, or that have no heads (ISO 14289-1, 7.5). */
export function* tableFaults({ top, contents }: { top: Element; contents: Contents }): Generator<ConformanceFault> {
  for (const table of elementsOf(top)) {
    if (table.type !== 'Table') continue;
    const fault = (message: string): ConformanceFault => ({
      gate: 'table',
      standards: ['pdfua'],
      message,
      place: placeOf(table, contents),
    });
    const rows = rowsOf(table);
    const widths = new Set(widthsOf(rows));
    if (widths.size > 1)
      yield fault(`a table has rows of ${[...widths].toSorted((one, other) => one - other).join(' and ')} cells`);
    const cells = rows.flatMap(({ kids }) => kids).filter((kid): kid is Element => kid.kind === 'element');
    if (!cells.some(({ type }) => type === 'TH')) yield fault('a table has no heads of columns or rows');
  }
}

/** The rows of a table, not those of a table inside of it. */
function rowsOf(table: Element): Element[] {
  return table.kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [];
    return kid.type === 'TR' ? [kid] : /^T(?:Head|Body|Foot)$/i.test(kid.type) ? rowsOf(kid) : [];
  });
}

/** How many columns each row covers, with the cells that reach down into it. */
function widthsOf(rows: readonly Element[]): number[] {
  let reaching: number[] = [];
  return rows.map(({ kids }) => {
    let width = reaching.length;
    const next = reaching.flatMap((more) => (more > 1 ? [more - 1] : []));
    for (const cell of kids) {
      if (cell.kind !== 'element') continue;
      const columns = spanOf(cell, 'columns');
      const below = spanOf(cell, 'rows') - 1;
      width += columns;
      if (below > 0) next.push(...Array.from({ length: columns }, () => below));
    }
    reaching = next;
    return width;
  });
}

const spans = { columns: /\/ColSpan (\d+)/, rows: /\/RowSpan (\d+)/ } as const;

/** How many columns or rows a cell covers. Attributes hold names, numbers and ids, and no text of the document. */
function spanOf({ entries }: Element, along: keyof typeof spans): number {
  const attributes = entries.get('/A');
  return Number(attributes === undefined ? 1 : (spans[along].exec(attributes)?.[1] ?? 1));
}
