/** A cell as it stands in the HTML: `<td class="figure">`, what is in it, and `</td>`. */
export interface Cell {
  opening: string;
  content: string;
  closing: string;
}

export interface Row {
  /** `<tr class="balance">`. */
  opening: string;
  cells: Cell[];
  /** All of it. */
  html: string;
}

/** A table with a head and one body of rows, perhaps with rows that carry a sum over to the next page. */
export interface Table {
  /** `<table>`, without the mark. */
  opening: string;
  /** The content of `<thead>`. */
  head: string;
  rows: Row[];
  /** The rows of `<tbody class="carried">`. */
  carried: Row[];
}

const WHOLE =
  /^(<table\b[^>]*>)\s*<thead>([^]*)<\/thead>\s*<tbody>([^]*?)<\/tbody>(?:\s*<tbody class="carried" aria-hidden="true">([^]*?)<\/tbody>)?\s*<\/table>$/;
const ROW = /(<tr\b[^>]*>)([^]*?)<\/tr>/g;
const CELL = /(<(td|th)\b[^>]*>)([^]*?)(<\/\2>)/g;

/** Reads the HTML of a table, from `<table>` to `</table>`. Null if it has any other form than a head and one body, perhaps with the rows that carry sums, or a cell of more than one row. */
export function readTable(html: string): Table | null {
  const [, opening, head, body, carriedBody = ''] = WHOLE.exec(html) ?? [];
  if (opening === undefined || head === undefined || body === undefined) return null;
  if (/<(?:thead|tbody)\b/.test(body) || /\srowspan=/.test(html)) return null;
  const rows = rowsOf(body);
  const carried = rowsOf(carriedBody);
  return rows && carried && rows.length > 0 ? { opening, head, rows, carried } : null;
}

/** Null if a row has no cells. */
function rowsOf(body: string): Row[] | null {
  const rows: Row[] = [];
  for (const [row, rowOpening = '', content = ''] of piecesOf(body, ROW)) {
    const cells = piecesOf(content, CELL).map(([, cell = '', , text = '', closing = '']) => ({
      opening: cell,
      content: text,
      closing,
    }));
    if (cells.length === 0) return null;
    rows.push({ opening: rowOpening, cells, html: row });
  }
  return rows;
}

/** The matches of a pattern if they are all that a text consists of, else none. */
function piecesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches = [...text.matchAll(pattern)];
  let end = 0;
  for (const match of matches) {
    if (text.slice(end, match.index).trim() !== '') return [];
    end = match.index + match[0].length;
  }
  return text.slice(end).trim() === '' ? matches : [];
}
