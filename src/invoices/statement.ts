import type { CivilDate, Customer, DecimalString, Organisation, PaymentAccount } from './invoice.js';

/** What an entry of an account is. Invoices and refunds add to what the customer owes, credit notes and payments take from it. */
export const STATEMENT_ENTRY_TYPES = ['INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'REFUND'] as const;
export type StatementEntryType = (typeof STATEMENT_ENTRY_TYPES)[number];

/** One document or payment of the account. It has either `debit` or `credit`, and that is not negative. */
export interface StatementEntry {
  date: CivilDate;
  type: StatementEntryType;
  number: string;
  /** Invoices only. */
  dueDate: CivilDate | null;
  debit: DecimalString | null;
  credit: DecimalString | null;
  /** What the customer owes after it; negative if the seller owes. */
  balance: DecimalString;
}

/** The closing balance, split by the number of days past due at the end of the period. */
export const AGEING_BUCKETS = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90Days'] as const;
export type AgeingBucket = (typeof AGEING_BUCKETS)[number];
export type Ageing = Record<AgeingBucket, DecimalString>;

/** An account of a customer over a period, in one currency. */
export interface Statement {
  id: string;
  type: 'STATEMENT';
  organisation: Organisation;
  customer: Customer;
  number: string;
  /** ISO 4217. */
  currencyCode: string;
  issueDate: CivilDate;
  periodStart: CivilDate;
  periodEnd: CivilDate;
  openingBalance: DecimalString;
  /** In the order of their days. */
  entries: StatementEntry[];
  closingBalance: DecimalString;
  ageing: Ageing;
  paymentAccount: PaymentAccount | null;
  remittanceInformation: string | null;
  notes: string | null;
  terms: string | null;
}
