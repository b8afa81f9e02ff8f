import type { CivilDate, CustomAttribute, DecimalString, InvoiceStatus, PaymentMeans, Totals } from '../invoice.js';

/** An instant, ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export type Instant = string;

/** Any JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A date and the twin that some systems keep besides it; the twin is null where it is not kept. */
export interface TwinDate {
  date: CivilDate | null;
  alternate: CivilDate | null;
}

/** One line of a ledger entry (BG-25). */
export interface LedgerLine {
  id: string;
  version: number;
  name: string;
  itemUuid: string | null;
  itemId: string | null;
  quantity: DecimalString;
  /** The unit as people write it; null where the line counts pieces. */
  unit: string | null;
  /** BT-130: UN/ECE Recommendation 20. */
  unitCode: string;
  warehouse: string | null;
  pricingSnapshotUuid: string | null;
  salesRevenueAccount: string | null;
  /** The organisation's tax code, where the line has one. */
  tax: { id: string; code: string } | null;
  /** Per cent. */
  taxRate: DecimalString;
  /** BT-131, without tax. */
  netAmount: DecimalString;
  taxAmount: DecimalString;
  charging: { start: TwinDate; end: TwinDate };
}

/** A payment as the ledger has it. */
export interface LedgerPayment {
  number: string;
  amount: DecimalString;
  paidOn: CivilDate;
  createdAt: Instant;
}

/** An invoice as accounts see it: amounts, payments, references and life, without what only its document shows. */
export interface LedgerInvoice {
  id: string;
  number: string;
  status: InvoiceStatus;
  /** BT-3: UNTDID 1001. */
  typeCode: string;
  version: number;
  /** ISO 4217. */
  currencyCode: string;
  /** IANA time zone of the organisation: decides which day it is. */
  timeZone: string;
  customer: { accountId: string; name: string };
  order: { number: string } | null;
  customForm: { id: string; name: string } | null;
  purchaseOrderReference: string | null;
  issued: TwinDate & { date: CivilDate };
  due: TwinDate;
  billing: { start: TwinDate; end: TwinDate };
  totals: Totals;
  /** Charges at the level of the document whose reason is freight (UNCL 7161 FC), without tax. */
  freightCharges: DecimalString[];
  /** How it is to be paid, in order; empty if the invoice does not say. */
  paymentMeans: Pick<PaymentMeans, 'meansCode'>[];
  priceTaxInclusive: boolean;
  notes: string | null;
  /** In the order in which they were made: by day, then by when they were noted, then by number. */
  payments: LedgerPayment[];
  /** Parts of credit notes used against this invoice. */
  appliedCredits: { amount: DecimalString }[];
  /** Credit notes that correct this invoice and count: issued, not void, not deleted. `total` is with tax (BT-112). */
  creditNotes: { number: string; total: DecimalString }[];
  customAttributes: CustomAttribute[];
  customObjects: Json[];
  createdBy: string | null;
  createdAt: Instant;
  updatedBy: string | null;
  updatedAt: Instant;
  reactivatedAt: Instant | null;
  cancelledAt: Instant | null;
  amendedAt: Instant | null;
  voidedAt: Instant | null;
  deletedAt: Instant | null;
  /** In their order; empty where they were not asked for. */
  lines: LedgerLine[];
}

/** How an invoice or an order is named. If both match, the id wins. */
export type LedgerReference = { number: string } | { id: string } | { id: string; number: string };

/** The same for a customer. */
export type CustomerReference = { accountId: string } | { id: string } | { id: string; accountId: string };

/** Whose invoices a list holds: all of the organisation, those of one order, or those of one customer. */
export type LedgerOwner =
  | { kind: 'organisation' }
  | { kind: 'order'; reference: LedgerReference }
  | { kind: 'customer'; reference: CustomerReference };

/** Page and order of a list. */
export interface LedgerQuery {
  organisationId: string;
  owner: LedgerOwner;
  /** By issue date; those of one day in the order in which they were added. */
  order: 'asc' | 'desc';
  /** At most this many. */
  limit: number;
  /** From this one on, counted from 0. */
  offset: number;
}

/** A part of a list. */
export interface LedgerPage {
  /** How many invoices the whole list has. */
  total: number;
  invoices: LedgerInvoice[];
}

/** What is asked of the ledger. Credit notes and deleted invoices are not in it. */
export interface Ledger {
  /** Null when the organisation has no such invoice. `lines`: whether they are wanted. */
  find(organisationId: string, reference: LedgerReference, lines: boolean): Promise<LedgerInvoice | null>;
  /** With their lines. Null when the organisation has no such order or customer. */
  list(query: LedgerQuery): Promise<LedgerPage | null>;
}
