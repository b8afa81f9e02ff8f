import type { DocumentType } from '../invoices/document-type.js';
import type { PaymentCodes } from '../invoices/payment-codes.js';
import type { AlignedFigure, Density } from './decimal-columns.js';
import type { LabelledText } from './labelled-text.js';
import type { LinkView } from './links.js';
import type { Paper } from './paper.js';
import type { StatusView } from './status.js';
import type { LabelsView } from './view-labels.js';

// What a template sees: finished text in the language of the document. Every field is always there; null where the invoice has nothing
// to say, and then the template leaves the place out.

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

/** The one thing that the reader looks for: how much. */
export interface SummaryView {
  label: string;
  amount: string;
  /** How much room the amount takes at the large size. */
  size: 'regular' | 'long' | 'very-long';
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

/** Everything that the document shows. */
export interface InvoiceView {
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
  lines: LinesView;
  /** ISO 4217. */
  currencyCode: string;
  totals: TotalView[];
  taxBreakdown: TaxEntryView[];
  payment: PaymentView | null;
  notes: TextView | null;
  terms: TextView | null;
  furtherDetails: LabelledText[];
  legalInformation: string | null;
  page: PageView;
}
