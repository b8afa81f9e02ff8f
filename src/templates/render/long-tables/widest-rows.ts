import { longestWord } from '../../fit/line-breaks.js';
import type { Rulers } from '../../fit/rulers.js';
import type { Cell, Row } from './read-table.js';

/** So many of the widest texts of each kind of cell: our measures and those of Chromium may differ a little. */
const WIDEST = 3;
const LONGEST_WORDS = 2;
/** Most kinds of cell in a column, such as figures with one, two and three decimals. */
const MOST_KINDS = 32;

type Ranked = { text: string; width: number; cell: Cell }[];

/** The widest cells of one kind: the same tags around different texts. */
interface Kind {
  texts: Ranked;
  words: Ranked;
}

/** A cell of the column that takes what the others leave. Its content does not make it wider. */
const TAKES_THE_REST = /\sclass="(?:[^"]* )?text[ "]/;
/** A note below a figure does not make its column wider: see base/style.css. */
const NOTE = /<p class="note\b[^"]*">[^]*?<\/p>/g;
const DATA = /\sdata-[\w-]+="[^"]*"/g;
/** A cell whose digits all have one width: see base/style.css. */
const HAS_FIGURES = /\sclass="(?:[^"]* )?figure[ "]/;

/**
 * Rows that make columns as wide as all the given rows do. Their cells are those with the widest texts of each column. Rows of another form, such as one with a cell across several
 * columns, get rows of their own.
 */
export function widestRows(rows: readonly Row[], rulers: Rulers): string[] {
  const forms = new Map<string, { opening: string; columns: Map<string, Kind>[] }>();
  for (const { opening: whole, cells } of rows) {
    // A row that nobody sees carries no sum.
    const opening = whole.replaceAll(DATA, '');
    const key = opening + cells.map((cell) => /\scolspan="?\d+/.exec(cell.opening)?.[0] ?? ';').join('');
    const form = forms.get(key) ?? { opening, columns: cells.map(() => new Map<string, Kind>()) };
    forms.set(key, form);
    for (const [index, cell] of cells.entries()) {
      const column = form.columns[index];
      if (column) addTo(column, cell, rulers);
    }
  }
  return [...forms.values()].flatMap(({ opening, columns }) => {
    const cells = columns.map(cellsOf);
    const count = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: count }, (_, place) => opening + cells.map((column) => cellAt(column, place)).join('') + '</tr>');
  });
}

function addTo(kinds: Map<string, Kind>, cell: Cell, rulers: Rulers): void {
  const takesTheRest = TAKES_THE_REST.test(cell.opening);
  const key = takesTheRest ? '' : cell.opening + (cell.content.match(/<[^>]*>/g)?.join('') ?? '');
  let kind = kinds.get(key);
  if (!kind) {
    if (kinds.size === MOST_KINDS) return;
    kind = { texts: [], words: [] };
    kinds.set(key, kind);
  }
  if (takesTheRest) {
    if (kind.texts.length === 0) kind.texts.push({ text: '', width: 0, cell: { ...cell, content: '' } });
    return;
  }
  const text = textOf(cell.content.replaceAll(NOTE, ''));
  if (HAS_FIGURES.test(cell.opening)) {
    rank(kind.texts, WIDEST, { text: text.replaceAll(/\d/g, '0'), width: rulers.figure(text), cell });
    return;
  }
  rank(kind.texts, WIDEST, { text, width: rulers.text(text), cell });
  rank(kind.words, LONGEST_WORDS, { text, width: longestWord(text, rulers.text), cell });
}

/** Keeps the widest of different text, the widest first. */
function rank(ranked: Ranked, most: number, entry: Ranked[number]): void {
  if (ranked.length === most && entry.width <= (ranked.at(-1)?.width ?? 0)) return;
  if (ranked.some(({ text }) => text === entry.text)) return;
  ranked.push(entry);
  ranked.sort((one, other) => other.width - one.width);
  if (ranked.length > most) ranked.pop();
}

function cellsOf(kinds: Map<string, Kind>): Cell[] {
  return [...new Set([...kinds.values()].flatMap(({ texts, words }) => [...texts, ...words].map(({ cell }) => cell)))];
}

/** A column with fewer cells has empty ones below. */
function cellAt(column: readonly Cell[], place: number): string {
  const cell = column[place];
  if (cell) return cell.opening + cell.content + cell.closing;
  const [first] = column;
  return first ? first.opening + first.closing : '';
}

function textOf(content: string): string {
  return content
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&nbsp;|&#x?[\da-f]+;|&[a-z]+;/gi, (reference) => (reference === '&nbsp;' ? '\u00a0' : '&'));
}
