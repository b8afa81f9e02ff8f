import type Big from 'big.js';
import { isOverdue } from '../collection.js';
import type { CivilDate, DecimalString } from '../invoice.js';
import { amountText } from './ledger-amounts.js';
import type { LedgerInvoice } from './ledger.js';
import { ZERO, decimal, sum } from '../money.js';

/** What is paid and owed on an invoice. Amounts have the decimals of its currency. */
export interface Kpis {
  /** Still to be paid; never below zero, and nothing for a draft or a void invoice. */
  outstanding: DecimalString;
  /** The same once the due date has passed, if the buyer has to act and the type of the invoice demands payment; else zero. */
  overdue: DecimalString;
  /** Paid with money. */
  paymentApplied: DecimalString;
  /** Paid with credit. */
  creditApplied: DecimalString;
  /** Credited by the credit notes that correct the invoice, wherever that credit was used. */
  creditIssued: DecimalString;
  lastPaymentDate: CivilDate | null;
}

/** @param today in the organisation's time zone @throws InconsistentInvoiceError if an amount has more decimals than its currency */
export function kpis(invoice: LedgerInvoice, today: CivilDate): Kpis {
  const money = (value: Big) => amountText(value.toFixed(), invoice.currencyCode);
  const outstanding = outstandingOf(invoice);
  const { status, typeCode, totals, due, paymentMeans } = invoice;
  const isLate = isOverdue({ status, typeCode, amountDue: totals.amountDue, dueDate: due.date, paymentMeans }, today);
  return {
    outstanding: money(outstanding),
    overdue: money(isLate ? outstanding : ZERO),
    paymentApplied: money(paymentApplied(invoice)),
    creditApplied: money(total(invoice.appliedCredits)),
    // Most systems write the amounts of a credit note with a minus sign, some without.
    creditIssued: money(sum(invoice.creditNotes.map((note) => decimal(note.total).abs()))),
    lastPaymentDate: invoice.payments.at(-1)?.paidOn ?? null,
  };
}

function outstandingOf({ status, totals }: LedgerInvoice): Big {
  const due = decimal(totals.amountDue);
  return status === 'ISSUED' && due.gt(0) ? due : ZERO;
}

/** If neither payments nor credits are recorded, the paid amount comes from a system that does not record them. */
function paymentApplied({ payments, appliedCredits, totals }: LedgerInvoice): Big {
  return payments.length + appliedCredits.length === 0 ? decimal(totals.paidAmount) : total(payments);
}

function total(items: { amount: DecimalString }[]): Big {
  return sum(items.map(({ amount }) => decimal(amount)));
}
