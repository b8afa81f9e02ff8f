import type { Rulers } from '../../fit/rulers.js';
import { atMarks, mayBeCut } from './at-marks.js';
import { readTable, type Row, type Table } from './read-table.js';
import { onlyWidths, partsStyle } from './parts-style.js';
import { widestRows } from './widest-rows.js';

/** A table of more rows is printed in parts. */
const MOST_ROWS = 400;
/** Rows of a part. */
const PART = 200;
/** A table of more rows is printed in documents of their own. Below, what each of them costs outweighs what they save. */
const MOST_IN_ONE_DOCUMENT = 1000;
/** Rows without height at the end of each part but the last. A style for the last rows of a table holds for them, not for the rows before them. */
const end = `<tr ${onlyWidths}><td></td></tr>`.repeat(5);

const MARK = /(<table\b[^>]*) data-long>/g;
const MARKED = /<table\b[^>]* data-long>[^]*?<\/table>/g;

/**
 * Splits the tables that are marked with `data-long` into parts if they are long, and removes the mark. In Chromium, the time and memory of a table grow faster than its rows: on
 * every page it goes through all of them. A table in parts looks and reads like one (see `inParts`). The first table that is much longer gets marks instead, where the printer cuts the document
 * (see `atMarks`).
 */
export function longTablesInParts(html: string, rulers: Rulers, marker: string): string {
  if (!hasManyRows(html)) return html.replaceAll(MARK, '$1>');
  let isLong = false;
  let isCut = !mayBeCut(html);
  const result = html.replaceAll(MARKED, (marked) => {
    const unmarked = marked.replace(' data-long>', '>');
    const table = readTable(unmarked);
    if (!table || table.rows.length <= MOST_ROWS) return unmarked;
    isLong = true;
    if (!isCut && table.rows.length > MOST_IN_ONE_DOCUMENT && table.carried.length === 0) {
      isCut = true;
      return atMarks(table, rulers, marker);
    }
    return inParts(table, rulers);
  });
  return isLong ? result.replace('</head>', `${partsStyle}</head>`) : result;
}

/** Whether all tables together have more rows than one may have: a quick look, since most documents are short. */
function hasManyRows(html: string): boolean {
  let rows = 0;
  for (let at = html.indexOf('<tr'); at !== -1 && rows <= MOST_ROWS; at = html.indexOf('<tr', at + 3)) rows += 1;
  return rows > MOST_ROWS;
}

/**
 * The head and the parts are tables in one that is made of `<div>`, and whose head repeats on every page. Each of them also has the widest texts of every column in rows
 * without height, which nobody sees or hears. So all have columns of the same width, the ones that a single table would have. The roles make one table of it for screen readers and
 * for the tags of the PDF.
 */
function inParts({ opening, head, rows, carried }: Table, rulers: Rulers): string {
  const columns = `<thead ${onlyWidths}>${head}</thead><tbody ${onlyWidths}>${widestRows([...rows, ...carried], rulers).join('')}</tbody>`;
  const table = opening.replace('>', ' role="rowgroup">');
  const parts = partsOf(rows).map((part) => part.map((row) => withRoles(row.html)).join('\n'));
  const bodies = parts.map(
    (part, index) => `${table}${columns}<tbody>${part}${index === parts.length - 1 ? '' : end}</tbody></table>`,
  );
  const room = carried.map(({ html }) => withRoles(html)).join('\n');
  return `<div class="in-parts" role="table">
<div role="none"><div role="none"><div role="none">${table}<thead>${withRoles(head)}</thead>${columns}</table></div></div></div>
<div role="none"><div role="none"><div role="none">${bodies.join('\n')}</div></div></div>${
    room &&
    `
<div class="carried" aria-hidden="true"><div><div>${table}${columns}<tbody>${room}</tbody></table></div></div></div>`
  }
</div>`;
}

/** With the roles that rows and cells have by themselves where their table is one. */
function withRoles(html: string): string {
  return html.replaceAll(/<(tr|td|th)(?=[\s>])([^>]*)/g, (_, name: string, attributes: string) => {
    const role = name === 'tr' ? 'row' : name === 'td' ? 'cell' : /\sscope="?row/.test(attributes) ? 'rowheader' : 'columnheader';
    return `<${name} role="${role}"${attributes}`;
  });
}

/** Parts of about the same size. It is even, so that stripes go on. */
function partsOf(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / PART);
  const size = Math.ceil(rows.length / count / 2) * 2;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
