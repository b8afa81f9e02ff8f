import type { Rulers } from '../../fit/rulers.js';
import { onlyWidths } from './parts-style.js';
import type { Table } from './read-table.js';
import { widestRows } from './widest-rows.js';

/** Pages on the left or on the right are not the same in a document that begins with another page. */
const DEPENDS_ON_SIDE = /@page[^{};]*:(?:left|right)\b/i;

/** Whether parts of a document may be printed as documents of their own. */
export function mayBeCut(html: string): boolean {
  return !DEPENDS_ON_SIDE.test(html);
}

/**
 * A table that is printed in documents of some rows each: the printer may cut it at the mark before each row and behind the last one. The marker of the print makes sure that no text looks like a
 * mark. The table also has the widest texts of every column, in rows without height which nobody sees or hears: so its columns have the same width with any of the rows.
 */
export function atMarks({ opening, head, rows }: Table, rulers: Rulers, marker: string): string {
  const mark = `<!--${marker}-->`;
  const widths = `<tbody ${onlyWidths}>${widestRows(rows, rulers).join('')}</tbody>`;
  const bodies = `${widths}<tbody>${rows.map(({ html }) => mark + html).join('\n')}${mark}</tbody>`;
  return `${opening.replace('>', ' data-at-marks>')}<thead>${head}</thead>${bodies}</table>`;
}
