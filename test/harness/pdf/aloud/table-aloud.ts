import type { StructureNode } from './structure-tree.js';

/** A cell in the grid of its table. */
interface PlacedCell {
  node: StructureNode;
  row: number;
  column: number;
  width: number;
  height: number;
}

/** A table as it is heard: row by row, each cell with the heads of its column and its row. @param textOf what a cell says */
export function tableAloud(table: StructureNode, textOf: (node: StructureNode) => string): string[] {
  const { cells, widths } = gridOf(table);
  const width = Math.max(0, ...widths);
  const lines = [`Table, ${count(width, 'column')}, ${count(widths.length, 'row')}`];
  let number = 0;
  for (const [row, own] of widths.entries()) {
    const inRow = cells.filter((cell) => cell.row === row);
    const isHead = inRow.length > 0 && inRow.every((cell) => isHeadOf(cell, 'Column'));
    if (!isHead) number += 1;
    const start = isHead ? 'Heads' : `Row ${number}`;
    const uneven = own === width ? '' : ` (only ${count(own, 'column')})`;
    lines.push(
      `  ${start}${uneven}. ${isHead ? inRow.map(({ node }) => textOf(node)).join('; ') : rowAloud(inRow, cells, textOf)}`,
    );
  }
  return lines;
}

function rowAloud(inRow: readonly PlacedCell[], cells: readonly PlacedCell[], textOf: (node: StructureNode) => string): string {
  const said: { head: string; texts: string[] }[] = [];
  let before: readonly PlacedCell[] = [];
  for (const cell of inRow) {
    // The head of a row that fills several columns, such as that of a sum, is below none of them.
    const heads = cell.width > 1 && isHeadOf(cell, 'Row') ? [] : headsOf(cell, cells, 'Column');
    const text = textOf(cell.node) || 'blank';
    // A quantity and its unit stand below one head, which is heard once.
    const last = said.at(-1);
    if (last && heads.length > 0 && heads.length === before.length && heads.every((head, at) => head === before[at]))
      last.texts.push(text);
    else said.push({ head: heads.map(({ node }) => textOf(node)).join(', '), texts: [text] });
    before = heads;
  }
  return said.map(({ head, texts }) => (head === '' ? '' : `${head}: `) + texts.join(' ')).join('; ');
}

/** The heads of a cell: those that it names, or else those above it or before it. */
function headsOf(cell: PlacedCell, cells: readonly PlacedCell[], kind: 'Column' | 'Row'): PlacedCell[] {
  const names = cell.node.attributes['Headers'];
  const heads = cells.filter((head) => head !== cell && isHeadOf(head, kind));
  if (Array.isArray(names) && names.length > 0)
    return heads.filter(({ node }) => names.some((name) => name === `u:${String(node.id)}`));
  return heads.filter((head) =>
    kind === 'Column'
      ? head.row < cell.row && head.column < cell.column + cell.width && cell.column < head.column + head.width
      : head.row === cell.row && head.column < cell.column,
  );
}

function isHeadOf({ node }: PlacedCell, kind: 'Column' | 'Row'): boolean {
  const scope = node.attributes['Scope'];
  return node.role === 'TH' && (scope === `/${kind}` || scope === '/Both');
}

/** Cells in their places, and how many columns each row fills. */
function gridOf(table: StructureNode): { cells: PlacedCell[]; widths: number[] } {
  const rows = rowsOf(table);
  const cells: PlacedCell[] = [];
  const taken = rows.map(() => new Set<number>());
  for (const [row, { children }] of rows.entries()) {
    let column = 0;
    for (const node of children) {
      if (typeof node === 'string' || !['TH', 'TD'].includes(node.role)) continue;
      while (taken[row]?.has(column)) column += 1;
      const [width, height] = [spanOf(node, 'ColSpan'), spanOf(node, 'RowSpan')];
      cells.push({ node, row, column, width, height });
      for (let below = row; below < row + height; below += 1)
        for (let at = column; at < column + width; at += 1) taken[below]?.add(at);
      column += width;
    }
  }
  return { cells, widths: taken.map(({ size }) => size) };
}

function rowsOf({ children }: StructureNode): StructureNode[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.role === 'TR' ? [child] : rowsOf(child);
  });
}

function spanOf({ attributes }: StructureNode, name: string): number {
  const span = attributes[name];
  return typeof span === 'number' ? span : 1;
}

/** "1 row", "2 rows". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
