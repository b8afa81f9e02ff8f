import type { BillingDocument } from '../billing-document.js';
import { checkInvoice } from './check-invoice.js';
import { checkNationalMarks } from './check-national-marks.js';
import { checkStatement } from './check-statement.js';
import { InconsistentInvoiceError } from '../errors.js';
import type { Totals } from '../invoice.js';
import { decimal } from '../money.js';
import type { Quote } from '../quote.js';
import type { Receipt } from '../receipt.js';

/**
 * Checks that the figures of a document agree with each other, by the rules of its type.
 * @throws InconsistentInvoiceError | InconsistentStatementError | UnknownCurrencyError
 */
export function checkDocument(document: BillingDocument): void {
  if (document.type === 'STATEMENT') return checkStatement(document);
  checkInvoiceLike(document);
}

function checkInvoiceLike(document: Exclude<BillingDocument, { type: 'STATEMENT' }>): void {
  if (document.type === 'QUOTE') checkQuote(document);
  else if (document.type === 'RECEIPT') checkReceipt(document);
  else {
    checkInvoice(document);
    checkNationalMarks(document);
  }
}

/** A quote cannot have been paid. */
function checkQuote(quote: Quote): void {
  checkInvoice(quote);
  const { paidAmount } = quote.totals;
  if (!decimal(paidAmount).eq('0')) throw new InconsistentInvoiceError('totals.paidAmount', paidAmount, '0');
  if (quote.validUntil !== null && quote.validUntil < quote.issueDate) {
    throw new InconsistentInvoiceError('validUntil', quote.validUntil, `${quote.issueDate} or later`);
  }
}

/** A receipt says that everything was paid. With lines, nothing may be due; without lines, only payments count. */
function checkReceipt(receipt: Receipt): void {
  if (receipt.lines.length === 0) return checkPayments(receipt);
  checkInvoice(receipt);
  const { amountDue } = receipt.totals;
  if (!decimal(amountDue).eq('0')) throw new InconsistentInvoiceError('totals.amountDue', amountDue, '0');
}

function checkPayments(receipt: Receipt): void {
  const { totals } = receipt;
  // By the rules of an invoice, what was paid without any lines makes the amount due negative.
  checkInvoice({ ...receipt, totals: { ...totals, amountDue: decimal(totals.paidAmount).times('-1').toFixed() } });
  if (receipt.payments.length + receipt.appliedCredits.length === 0) {
    throw new InconsistentInvoiceError('payments', 'empty', 'at least one payment, as there are no lines');
  }
  for (const field of Object.keys(totals) as (keyof Totals)[]) {
    if (field !== 'paidAmount' && !decimal(totals[field]).eq('0')) {
      throw new InconsistentInvoiceError(`totals.${field}`, totals[field], '0');
    }
  }
}
