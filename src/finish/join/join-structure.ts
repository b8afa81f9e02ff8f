import { UnexpectedPdfError } from '../errors.js';
import { elementsOf, type Element } from '../structure/structure-tree.js';
import { isColumnHead } from '../structure/types.js';
import { valuesOf } from '../syntax/values.js';

/**
 * Joins the structures of parts to that of a document in one piece. The rows of their tables become rows of one table, and what stands behind the table in the last part follows it. The
 * heads that later parts repeat are left out, so their content becomes decoration, and cells name the heads of the first part.
 * @param parts in their order; they are changed
 * @returns the first one, with the content of all
 * @throws UnexpectedPdfError if they are not parts of one document
 */
export function joinStructures(parts: readonly Element[]): Element {
  const [first, ...others] = parts;
  const [top, ...way] = first ? wayToTable(first, 'last') : [];
  if (!top) throw new UnexpectedPdfError('has no parts with a table');
  for (const [index, other] of others.entries()) joinInto([top, ...way], wayToTable(other, 'first'), `part${index + 1}-`);
  return top;
}

/** The elements from the top to the table that goes on in another part: the last one of the first part, the first one of the others. */
function wayToTable(element: Element, which: 'first' | 'last'): Element[] {
  const ways = (function* find(one: Element): Generator<Element[]> {
    if (one.type === 'Table') return yield [one];
    for (const kid of which === 'first' ? one.kids : one.kids.toReversed()) {
      if (kid.kind === 'element') for (const way of find(kid)) yield [one, ...way];
    }
  })(element);
  for (const way of ways) return way;
  throw new UnexpectedPdfError('has a part without its table');
}

function joinInto(way: readonly Element[], other: readonly Element[], prefix: string): void {
  const [table, otherTable] = [way.at(-1), other.at(-1)];
  if (!table || !otherTable || way.length !== other.length) throw new UnexpectedPdfError('is a part of another document');
  renameIds(other[0] ?? otherTable, headIds(table), headIds(otherTable), prefix);
  parentOfRows(table).kids.push(...rowsOf(otherTable).filter((row) => !isHead(row)));
  for (const [level, element] of way.slice(0, -1).entries()) {
    const kids = other[level]?.kids ?? [];
    const next = other[level + 1];
    element.kids.push(...kids.slice(kids.findIndex((kid) => kid === next) + 1));
  }
}

/** The rows of a table, whether or not they are in groups. */
function rowsOf(table: Element): Element[] {
  return table.kids.flatMap((kid) => (kid.kind !== 'element' ? [] : kid.type === 'TR' ? [kid] : rowsOf(kid)));
}

/** The table, or the group that has its last row. */
function parentOfRows(table: Element): Element {
  const last = table.kids.findLast((kid) => kid.kind === 'element');
  return last?.kind === 'element' && /^T(?:Body|Head)$/.test(last.type) ? parentOfRows(last) : table;
}

function isHead(row: Element): boolean {
  return row.kids.every((cell) => cell.kind === 'element' && isColumnHead(cell));
}

/** The ids of the heads of columns, in their order. */
function headIds(table: Element): string[] {
  const cells = rowsOf(table)
    .filter(isHead)
    .flatMap(({ kids }) => kids);
  return cells.flatMap((cell) => (cell.kind === 'element' ? (cell.entries.get('/ID') ?? []) : []));
}

/** Gives the elements of a part ids that no other part has. Its heads get the ids of those of the first part. */
function renameIds(top: Element, heads: readonly string[], ownHeads: readonly string[], prefix: string): void {
  if (heads.length !== ownHeads.length) throw new UnexpectedPdfError('has other heads of columns than the part before it');
  const names = new Map(ownHeads.map((id, index) => [id, heads[index] ?? id]));
  const rename = (id: string): string => names.get(id) ?? `(${prefix}${id.slice(1)}`;
  for (const { entries } of elementsOf(top)) {
    const id = entries.get('/ID');
    if (id !== undefined) entries.set('/ID', rename(id));
    const attributes = entries.get('/A');
    if (attributes?.includes('/Headers')) {
      const renamed = attributes.replaceAll(
        /(\/Headers )(\[[^\]]*\])/g,
        (_, key: string, ids: string) => `${key}[${valuesOf(ids).map(rename).join(' ')}]`,
      );
      entries.set('/A', renamed);
    }
  }
}
