import type { InvoiceLike } from '../../../invoices/billing-document.js';
import type { DecimalString } from '../../../invoices/invoice.js';
import { decimal, sum } from '../../../invoices/money.js';

/** The tax that the buyer pays to the tax authority, not to the seller (category B, article 17-ter of D.P.R. 633/1972); null if there is none. */
export function splitTax({ taxBreakdown }: InvoiceLike): DecimalString | null {
  const taxes = taxBreakdown.filter(({ category }) => category === 'B').map(({ taxAmount }) => decimal(taxAmount));
  const total = sum(taxes);
  return total.eq('0') ? null : total.toFixed();
}

/**
 * Whether the amount due (BT-115) is what the seller gets: the total without such tax, because the document states the tax as paid (BT-113) or withheld. EN 16931
 * does not say that it must, and after a part payment nobody can tell.
 */
export function isDueWithoutSplitTax(invoice: InvoiceLike): boolean {
  const tax = splitTax(invoice);
  const { taxInclusive, roundingAmount, thirdPartyTotal, amountDue } = invoice.totals;
  return tax === null || decimal(taxInclusive).minus(tax).plus(roundingAmount).plus(thirdPartyTotal).eq(amountDue);
}
