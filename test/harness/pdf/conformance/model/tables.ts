import { Name, Text } from '../read/objects.js';
import { attribute, childrenOf, type Element } from './structure.js';

/** A table as a grid: each cell at every place that it covers. */
export interface Grid {
  rows: (Element | undefined)[][];
  /** Cells that cover a place that is taken. */
  overlaps: Element[];
  /** Cells that reach beyond the last row. */
  tooLong: Element[];
}

const isCell = ({ standard }: Element) => standard === 'TH' || standard === 'TD';

/** The rows of a table, in its parts or without. */
export function rowsOf(table: Element): Element[] {
  return childrenOf(table).flatMap((child) => {
    if (child.standard === 'TR') return [child];
    return /^T(?:Head|Body|Foot)$/.test(child.standard ?? '')
      ? childrenOf(child).filter(({ standard }) => standard === 'TR')
      : [];
  });
}

function span(cell: Element, key: 'ColSpan' | 'RowSpan'): number {
  const value = attribute(cell, 'Table', key);
  return typeof value === 'number' ? value : 1;
}

export function gridOf(table: Element): Grid {
  const rows = rowsOf(table);
  const grid: Grid = { rows: rows.map(() => []), overlaps: [], tooLong: [] };
  for (const [index, row] of rows.entries()) {
    let column = 0;
    for (const cell of childrenOf(row).filter(isCell)) {
      while (grid.rows[index]?.[column]) column += 1;
      cover(grid, cell, index, column);
      column += span(cell, 'ColSpan');
    }
  }
  return grid;
}

function cover(grid: Grid, cell: Element, row: number, column: number): void {
  if (row + span(cell, 'RowSpan') > grid.rows.length) grid.tooLong.push(cell);
  for (const line of grid.rows.slice(row, row + span(cell, 'RowSpan'))) {
    for (let at = column; at < column + span(cell, 'ColSpan'); at += 1) {
      if (line[at]) grid.overlaps.push(cell);
      line[at] = cell;
    }
  }
}

/** How many places of each row are covered. */
export function widthsOf({ rows }: Grid): number[] {
  return rows.map((row) => row.filter((cell) => cell !== undefined).length);
}

export function scopeOf(header: Element): string | undefined {
  const scope = attribute(header, 'Table', 'Scope');
  return scope instanceof Name ? scope.value : undefined;
}

/** The IDs of the header cells that a cell names. */
export function headersOf(cell: Element): string[] {
  const headers = attribute(cell, 'Table', 'Headers');
  return Array.isArray(headers) ? headers.flatMap((id) => (id instanceof Text ? [id.bytes] : [])) : [];
}
