import type { InvoiceLine } from '../../../invoices/invoice.js';
import { moneyString, ZERO } from '../../../invoices/money.js';
import { isCounted } from '../../../invoices/totals/line-amounts.js';
import type { LineView } from '../../document/lines-view.js';
import type { Formats } from '../../language/formats.js';

export type RunningSums = Pick<LineView, 'runningNet' | 'runningTotal'>;

export const NO_SUMS: RunningSums = { runningNet: null, runningTotal: null };

/** For each line the sums of all lines down to it. Lines that do not count in the totals add nothing. */
export function runningSums(lines: readonly InvoiceLine[], currencyCode: string, formats: Formats): RunningSums[] {
  let net = ZERO;
  let total = ZERO;
  const text = (sum: typeof ZERO) => formats.amount(moneyString(sum, currencyCode), currencyCode);
  return lines.map((line) => {
    if (isCounted(line)) {
      net = net.plus(line.netAmount);
      total = total.plus(line.netAmount).plus(line.taxAmount);
    }
    return { runningNet: text(net), runningTotal: text(total) };
  });
}
