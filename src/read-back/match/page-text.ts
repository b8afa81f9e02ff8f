import type { ReadDocument } from '../pdf/read-document.js';
import { countFigures, figuresOf } from '../text/figures.js';
import { comparable } from '../text/find-text.js';
import { normalText } from '../text/normal-text.js';
import type { Separators } from '../text/separators.js';

/** A cell of a table: its text, and the figures in it. */
export interface Cell {
  text: string;
  figures: readonly string[];
}

/** Rows of a table, in their order. */
export type TableRows = Cell[][];

/** The text of a document or of a page in the form in which facts are looked for. */
export class ComparedText {
  /** A line for each block. */
  readonly text: string;
  readonly figures: ReadonlyMap<string, number>;
  #blocks: readonly string[] | undefined;

  constructor(text: string, separators: Separators) {
    const normal = normalText(text);
    this.text = comparable(normal);
    this.figures = countFigures(normal, separators);
  }

  get blocks(): readonly string[] {
    return (this.#blocks ??= this.text.split('\n'));
  }
}

/** The tables of a page, in their order. What belongs to one cell is one text. */
export function tablesOf({ blocks }: ReadDocument, separators: Separators): TableRows[] {
  const tables = new Map<number, TableRows>();
  for (const { cell, text } of blocks) {
    if (!cell || cell.row < 0 || cell.cell < 0) continue;
    const rows = tables.get(cell.table) ?? [];
    tables.set(cell.table, rows);
    const row = (rows[cell.row] ??= []);
    const normal = normalText(text);
    const before = row[cell.cell];
    row[cell.cell] = {
      text: before ? `${before.text}\n${normal}` : normal,
      figures: [...(before?.figures ?? []), ...figuresOf(normal, separators)],
    };
  }
  // Rows and cells without text leave holes.
  return Array.from(tables.values(), (rows) => Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? NO_CELL)));
}

const NO_CELL: Cell = { text: '', figures: [] };
