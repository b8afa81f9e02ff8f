import type { InvoiceLike } from '../../../invoices/billing-document.js';
import type { DecimalString } from '../../../invoices/invoice.js';
import { AMOUNTS, type AmountName, type AmountsView } from '../../document/named-view.js';
import type { Formats } from '../../language/formats.js';

/** The totals by name (BG-22), without and with their currency. Nobody owes a quote or a void invoice. */
export function amountViews(invoice: InvoiceLike, formats: Formats): { amounts: AmountsView; money: AmountsView } {
  const isOwed = invoice.type !== 'QUOTE' && invoice.status !== 'VOID';
  const each = (written: (value: DecimalString, currencyCode: string) => string) =>
    Object.fromEntries(
      AMOUNTS.map((name): [AmountName, string | null] => [
        name,
        name === 'amountDue' && !isOwed ? null : written(invoice.totals[name], invoice.currencyCode),
      ]),
    ) as Record<AmountName, string | null>;
  return { amounts: each(formats.amount), money: each(formats.money) };
}
