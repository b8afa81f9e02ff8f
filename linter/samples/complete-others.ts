import { calculateStatement } from '#service/invoices/totals/calculate-statement.js';
import type { Quote } from '#service/invoices/quote.js';
import type { Receipt } from '#service/invoices/receipt.js';
import type { Statement } from '#service/invoices/statement.js';
import { completeInvoice } from './complete-invoice.js';

/** A quote that has everything a quote can have. */
export function completeQuote(): Quote {
  const { dueDate: validUntil, ...invoice } = completeInvoice({
    payments: [],
    appliedCredits: [],
    paidAmount: '0',
    roundingAmount: '0',
  });
  return { ...invoice, type: 'QUOTE', status: 'ISSUED', validUntil };
}

/** A receipt of a sale that was paid in two parts. */
export function completeReceipt(): Receipt {
  const { dueDate: _none, ...invoice } = completeInvoice();
  return { ...invoice, type: 'RECEIPT', status: 'ISSUED' };
}

/** An account with every kind of entry, partly overdue. */
export function completeStatement(): Statement {
  const { id, organisation, customer, currencyCode, paymentMeans, remittanceInformation, notes, terms } = completeInvoice();
  const entry = { dueDate: null, debit: null, credit: null };
  const stated = {
    currencyCode,
    periodStart: '2026-02-01',
    periodEnd: '2026-03-28',
    openingBalance: '210.40',
    openingDueDate: '2026-01-09',
  };
  const calculated = calculateStatement({
    ...stated,
    entries: [
      { ...entry, date: '2026-02-03', type: 'INVOICE', number: 'KP-2026-0207', dueDate: '2026-02-17', debit: '640.00' },
      { ...entry, date: '2026-02-11', type: 'CREDIT_NOTE', number: 'CN-2026-0012', credit: '40.00' },
      { ...entry, date: '2026-02-24', type: 'PAYMENT', number: 'PAY-77', credit: '300.25' },
      { ...entry, date: '2026-03-05', type: 'REFUND', number: 'REF-3', debit: '12.50' },
    ],
  });
  const { periodStart, periodEnd } = stated;
  const own = { id, type: 'STATEMENT' as const, number: 'ACC-2026-03', issueDate: '2026-03-31', periodStart, periodEnd };
  const [paymentAccount = null] = paymentMeans;
  const [note] = notes;
  return {
    ...own,
    organisation,
    customer,
    currencyCode,
    paymentAccount,
    remittanceInformation,
    notes: note?.text ?? null,
    terms,
    ...calculated,
  };
}
