import type { ReadBlock } from '../pdf/read-document.js';
import { figuresOf } from '../text/figures.js';
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

/** The text of a document, or of a page, in the form in which facts are looked for. */
export class ComparedText {
  /** A line for each block. */
  readonly text: string;
  /** How often each figure stands in it. */
  readonly figures: ReadonlyMap<string, number>;
  #blocks: readonly string[] | undefined;

  constructor(lines: readonly string[], figures: Iterable<readonly string[]>) {
    this.text = comparable(lines.join('\n'));
    const counts = new Map<string, number>();
    for (const ofLine of figures) for (const figure of ofLine) counts.set(figure, (counts.get(figure) ?? 0) + 1);
    this.figures = counts;
  }

  get blocks(): readonly string[] {
    return (this.#blocks ??= this.text.split('\n'));
  }
}

/** The text of a document as it was rendered. */
export interface RenderedText extends ComparedText {
  /** It is of parts that overlap: some of it stands there twice. */
  hasOverlaps: boolean;
}

/** @param words a line for each block; several texts are those of parts */
export function renderedText(words: readonly string[], separators: Separators): RenderedText {
  const lines = words.flatMap((text) => normalText(text).split('\n'));
  const text = new ComparedText(
    lines,
    lines.map((line) => figuresOf(line, separators)),
  );
  return Object.assign(text, { hasOverlaps: words.length > 1 });
}

/** The text of a page, and its tables in their order. What belongs to one cell is one text. */
export function shownText(blocks: readonly ReadBlock[], separators: Separators): { shown: ComparedText; tables: TableRows[] } {
  const tables = new Map<number, TableRows>();
  const cells: Cell[] = [];
  for (const { cell, text } of blocks) {
    const normal = normalText(text);
    const own = { text: normal, figures: figuresOf(normal, separators) };
    cells.push(own);
    if (!cell) continue;
    const rows = tables.get(cell.table) ?? [];
    tables.set(cell.table, rows);
    const row = (rows[cell.row] ??= []);
    const before = row[cell.cell];
    row[cell.cell] = before ? { text: `${before.text}\n${own.text}`, figures: [...before.figures, ...own.figures] } : own;
  }
  const shown = new ComparedText(
    cells.map(({ text }) => text),
    cells.map(({ figures }) => figures),
  );
  // Rows and cells without text leave holes.
  const whole = Array.from(tables.values(), (rows) =>
    Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? NO_CELL)),
  );
  return { shown, tables: whole };
}

const NO_CELL: Cell = { text: '', figures: [] };
