import type { DocumentType } from '../../invoices/billing-document.js';
import type { PaymentCodes } from '../../invoices/payment-codes/payment-codes.js';
import type { AgeingBucket } from '../../invoices/statement.js';
import type { AlignedFigure } from './decimal-columns.js';
import type { Density, SummarySize } from './sizes.js';
import type { LabelledText } from '../text/labelled-text.js';
import type { LinkView } from '../text/links.js';
import type { Paper } from './paper.js';
import type { StatusView } from './status.js';
import type { LabelsView } from './view-labels.js';

// What a template sees: finished text in the language of the document. Every field is always there; null where the document has nothing
// to say, and then the template leaves the place out. `view-schema.ts` says the same in zod, for views that come from outside.

/** Seller, buyer or place of delivery. */
export interface PartyView {
  name: string;
  /** A second line: the registered name, or the person addressed. */
  subtitle: string | null;
  addressLines: string[];
  identifiers: LabelledText[];
  contacts: LinkView[];
}

export interface SellerView extends PartyView {
  /** The trading name, for the head of the document. */
  brand: string;
  /** A data: URI. */
  logo: { source: string; alt: string } | null;
}

/** An allowance (negative) or charge. */
export interface AdjustmentView {
  reason: string;
  percentage: string | null;
  amount: string;
}

export interface LineView {
  /** Counted from 1. */
  position: string;
  name: string;
  description: string | null;
  chargingPeriod: string | null;
  adjustments: AdjustmentView[];
  quantity: AlignedFigure;
  unit: string | null;
  unitPrice: AlignedFigure;
  /** "per 100 kWh" where the price is not for one. */
  perBaseQuantity: string | null;
  netAmount: string;
  taxRate: string;
  taxAmount: string;
  totalAmount: string;
}

export interface LinesView {
  /** The largest density: the table is set smaller where its figures need it. */
  density: Density;
  hasUnits: boolean;
  items: LineView[];
}

/** A row of the sum. `kind`: plain, sum (a result on the way), due (the last one), detail (a part of the row above). */
export interface TotalView {
  kind: 'plain' | 'sum' | 'due' | 'detail';
  isEmphasised: boolean;
  label: string;
  /** Text of a person, e.g. why there is a discount: set apart from the label. */
  reason: string | null;
  percentage: string | null;
  amount: string;
}

export interface TaxEntryView {
  /** The name of the tax. */
  label: string;
  /** "20%"; null for what is outside the scope of tax. */
  rate: string | null;
  /** Why there is no tax. */
  reason: string | null;
  taxableAmount: string;
  taxAmount: string;
}

export interface PaymentView {
  entries: LabelledText[];
  /** For `{{qr}}` and `{{swissQr}}`. */
  codes: PaymentCodes;
}

/** What was received, one entry for each payment and each credit that was used. */
export interface PaymentsView {
  /** Whether an entry has a method. */
  hasMethods: boolean;
  items: ReceivedPaymentView[];
}

export interface ReceivedPaymentView {
  date: string;
  method: string | null;
  reference: string;
  amount: string;
}

/** The line on which a quote is accepted. */
export interface AcceptanceView {
  text: string;
  /** What is to be filled in by hand: date, name, signature. */
  fields: string[];
}

/** The account of a customer over a period. */
export interface StatementView {
  /** "1–31 Mar 2026". */
  period: string;
  /** As for lines. */
  density: Density;
  openingBalance: BalanceView;
  entries: StatementEntryView[];
  /** The sums of the columns. */
  totalDebit: string;
  totalCredit: string;
  closingBalance: BalanceView;
  ageing: AgeingView[];
}

export interface BalanceView {
  label: string;
  date: string;
  amount: string;
}

export interface StatementEntryView {
  date: string;
  /** "Invoice", "Payment". */
  type: string;
  number: string;
  dueDate: string | null;
  debit: string | null;
  credit: string | null;
  /** What is owed after it. */
  balance: string;
}

/** A part of the closing balance, by how long it has been due. */
export interface AgeingView {
  bucket: AgeingBucket;
  label: string;
  amount: string;
}

/** The one thing that the reader looks for: how much. */
export interface SummaryView {
  label: string;
  amount: string;
  /** The largest size: the amount is set smaller where it needs it. */
  size: SummarySize;
}

/** Text that a person wrote; its line breaks count. */
export interface TextView {
  text: string;
  /** Whether it needs the whole line. */
  isLong: boolean;
}

/** The margins of the pages; plain text without markup. */
export interface PageView {
  paper: Paper;
  /** Head of the second page and later ones. */
  headStart: string;
  headEnd: string;
  foot: string;
  /** "Page 2 of 3", cut at the numbers. */
  numberBefore: string;
  numberBetween: string;
  numberAfter: string;
}

/** Everything that a document shows, of whatever type. */
export interface DocumentView {
  /** What it is; decides which of the parts below are there. */
  documentType: DocumentType;
  /** BCP 47. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** "Invoice ST-2026-0001". */
  title: string;
  labels: LabelsView;
  documentTitle: string;
  number: string;
  status: StatusView;
  seller: SellerView;
  buyer: PartyView;
  /** Only where it differs from the buyer's address. */
  delivery: PartyView | null;
  meta: LabelledText[];
  summary: SummaryView;
  /** Null for a statement, and for a receipt of payments alone. */
  lines: LinesView | null;
  /** Statements only. */
  statement: StatementView | null;
  /** ISO 4217. */
  currencyCode: string;
  totals: TotalView[];
  taxBreakdown: TaxEntryView[];
  /** Receipts only. */
  payments: PaymentsView | null;
  /** Where to pay; null when nothing is to be paid. */
  payment: PaymentView | null;
  /** Quotes only, while they are open. */
  acceptance: AcceptanceView | null;
  notes: TextView | null;
  terms: TextView | null;
  furtherDetails: LabelledText[];
  legalInformation: string | null;
  page: PageView;
}
