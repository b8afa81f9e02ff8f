import type { Invoice } from '../../invoices/invoice.js';
import type { DocumentTotals, EInvoice } from '../terms/terms.js';
import type { Figures } from './figures.js';
import { present } from './text.js';

/** BG-22. Sums that are zero and may be absent are left out. */
export function totalsTerms(invoice: Invoice, figures: Figures): DocumentTotals {
  const { totals, allowancesAndCharges } = invoice;
  const accounting = accountingTaxOf(invoice);
  const has = (kind: 'ALLOWANCE' | 'CHARGE') => allowancesAndCharges.some((item) => item.kind === kind);
  return present({
    'BT-106': figures.amount(totals.lineNetTotal),
    'BT-107': has('ALLOWANCE') ? figures.amount(totals.allowanceTotal) : figures.amountUnlessZero(totals.allowanceTotal),
    'BT-108': has('CHARGE') ? figures.amount(totals.chargeTotal) : figures.amountUnlessZero(totals.chargeTotal),
    'BT-109': figures.amount(totals.taxExclusive),
    'BT-110': figures.amount(totals.taxTotal),
    'BT-111': accounting ? figures.amount(accounting.amount, accounting.currencyCode) : undefined,
    'BT-112': figures.amount(totals.taxInclusive),
    'BT-113': figures.amountUnlessZero(totals.paidAmount),
    'BT-114': figures.amountUnlessZero(totals.roundingAmount),
    'BT-115': figures.amount(totals.amountDue),
  });
}

/** BT-6. */
export function accountingCurrency(invoice: Invoice): EInvoice['BT-6'] {
  return accountingTaxOf(invoice)?.currencyCode;
}

/** BT-6 and BT-111 are for another currency than that of the invoice. In the same one they say nothing. */
function accountingTaxOf({ accountingTax, currencyCode }: Invoice): Invoice['accountingTax'] {
  return accountingTax?.currencyCode === currencyCode ? null : accountingTax;
}
