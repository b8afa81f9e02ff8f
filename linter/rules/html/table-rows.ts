import { type Element, attribute, elementsOf, selfAndAncestors } from '../../rendered/html-tree.js';
import { SOURCE_ATTRIBUTE, placeOf } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';

/** Tables whose cells a screen reader cannot put into columns. */
export const tableRows: Rule = {
  name: 'table-rows',
  severity: 'error',
  catches:
    'a table row that fills fewer or more columns than the first row, with `colspan` and `rowspan`: a screen reader would speak its cells with the wrong heads',
  check({ documents, parts }, report) {
    // A row of the template is in many documents; it is reported once.
    const reported = new Set<string>();
    for (const { root } of documents) {
      for (const table of elementsOf(root, 'table')) {
        const rows = elementsOf(table, 'tr').filter((row) => tableOf(row) === table);
        const widths = widthsOf(rows);
        for (const [index, row] of rows.entries()) {
          const place = widths[index] === widths[0] ? undefined : placeOf(row, parts);
          const source = attribute(row, SOURCE_ATTRIBUTE) ?? '';
          if (place && !reported.has(source)) {
            reported.add(source);
            report(
              place,
              `this row fills ${columns(widths[index])}, the first row of its table ${columns(widths[0])}`,
              'one cell for each column (&nbsp; if it has nothing to say), or colspan',
            );
          }
        }
      }
    }
  },
};

/** How many columns each row fills. */
function widthsOf(rows: readonly Element[]): number[] {
  const widths = rows.map(() => 0);
  for (const [index, row] of rows.entries()) {
    for (const cell of elementsOf(row, 'td', 'th')) {
      if (tableOf(cell) !== tableOf(row)) continue;
      const below = Math.min(index + spanOf(cell, 'rowspan'), rows.length);
      for (let at = index; at < below; at += 1) widths[at] = (widths[at] ?? 0) + spanOf(cell, 'colspan');
    }
  }
  return widths;
}

function spanOf(cell: Element, name: string): number {
  return Number(/^\s*(\d+)/.exec(attribute(cell, name) ?? '')?.[1] ?? 1) || 1;
}

function tableOf(element: Element): Element | undefined {
  return [...selfAndAncestors(element)].find(({ tagName }) => tagName === 'table');
}

const columns = (count = 0) => `${count} column${count === 1 ? '' : 's'}`;
