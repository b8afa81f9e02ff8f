import type { InvoiceLine } from '../../../invoices/invoice.js';
import type { LineKindView } from '../../document/lines-view.js';

/** Items counted from 1, sub-lines below them: "2", "2.1", "2.1.1". Other rows have no number. */
export function linePositions(lines: readonly Pick<InvoiceLine, 'level'>[], kinds: readonly LineKindView[]): string[] {
  const counts: number[] = [];
  return lines.map(({ level }, index) => {
    if (kinds[index] !== 'item') return '';
    // A level that nothing above it opened counts from 1 too.
    while (counts.length <= level) counts.push(counts.length < level ? 1 : 0);
    counts.length = level + 1;
    counts[level] = (counts[level] ?? 0) + 1;
    return counts.join('.');
  });
}
