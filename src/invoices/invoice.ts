import type { Figures, InvoiceStatus, InvoiceType, LineKind, RoundingMode, TaxCategory, TaxRounding } from './choices.js';
import type {
  CustomForm,
  Customer,
  Delivery,
  Identifier,
  Organisation,
  Payee,
  PaymentMeans,
  TaxRepresentative,
} from './parties.js';
import type { NationalMarks } from './national-marks.js';

export type {
  Address,
  CustomForm,
  Customer,
  Delivery,
  Identifier,
  Organisation,
  Payee,
  PaymentAccount,
  PaymentMeans,
  TaxRepresentative,
  TemplateChoice,
  TradeParty,
} from './parties.js';

export { LINE_KINDS, ROUNDING_MODES, TAX_CATEGORIES, TAX_ROUNDINGS } from './choices.js';
export type { Figures, InvoiceStatus, InvoiceType, LineKind, RoundingMode, TaxCategory, TaxRounding } from './choices.js';

/** A decimal number as text, e.g. "-1234.50": what the database holds, to the last digit; never a JavaScript number. */
export type DecimalString = string;

/** A day without a time zone, `YYYY-MM-DD`. */
export type CivilDate = string;

/** BG-1. */
export interface Note {
  /** BT-21: UNTDID 4451. */
  subjectCode: string | null;
  text: string;
}

/** BG-3. */
export interface PrecedingInvoice {
  number: string;
  date: CivilDate | null;
}

/** BG-24, without the bytes of BT-125. */
export interface SupportingDocument {
  reference: string;
  description: string | null;
  url: string | null;
  fileName: string | null;
  mediaType: string | null;
  /** Of the embedded file; null: none is embedded. */
  byteLength: number | null;
}

/** A tax on a line, or on an allowance or charge of the document. */
export interface LineTax {
  /** If the tax has a name of its own ("TPS"). */
  taxName: string | null;
  taxCategory: TaxCategory;
  /** Per cent. */
  taxRate: DecimalString;
  /** Why no tax is charged; null if not given. */
  exemptionReason: string | null;
  /** BT-121. */
  exemptionReasonCode: string | null;
}

/** Something that is taxed, usually once. */
export interface TaxedOnce extends LineTax {
  /** The second and every further tax, on the same amount: Quebec's TVQ beside the TPS. */
  furtherTaxes: LineTax[];
}

/** A tax that the buyer withholds and pays for the seller. */
export interface WithholdingTax {
  name: string;
  /** Per cent. */
  rate: DecimalString | null;
  baseAmount: DecimalString | null;
  amount: DecimalString;
}

/** BG-DEX-09 of XRechnung's extension. */
export interface ThirdPartyPayment {
  type: string;
  amount: DecimalString;
  description: string | null;
}

/** BG-20, BG-21, BG-27, BG-28. */
export interface AllowanceCharge {
  kind: 'ALLOWANCE' | 'CHARGE';
  /** Null if only its code is given. */
  reason: string | null;
  reasonCode: string | null;
  amount: DecimalString;
  percentage: DecimalString | null;
  baseAmount: DecimalString | null;
}

/** BG-20 and BG-21: at the level of the document an allowance or charge has a tax category of its own. */
export interface DocumentAllowanceCharge extends AllowanceCharge, TaxedOnce {}

/** BG-25. */
export interface InvoiceLine extends TaxedOnce {
  kind: LineKind;
  /** Above 0: a sub-line of the nearest line above it with a lower level. Its amounts are in that line already. */
  level: number;
  /** BT-126, if it is not the position. */
  lineId: string | null;
  /** BT-127. */
  note: string | null;
  name: string;
  description: string | null;
  /** BT-155, BT-156, BT-157. */
  itemId: string | null;
  buyerItemId: string | null;
  standardItem: Identifier | null;
  /** BT-158. */
  classifications: { code: string; scheme: string | null; schemeVersion: string | null }[];
  /** BT-159, ISO 3166-1 alpha-2. */
  countryOfOrigin: string | null;
  /** BG-32. */
  attributes: { name: string; value: string }[];
  /** BT-128, BT-132, BT-133. */
  object: Identifier | null;
  orderLineReference: string | null;
  accountingReference: string | null;
  quantity: DecimalString;
  /** The unit as people write it ("h", "box"); null if the line counts pieces. */
  unit: string | null;
  /** BT-130: UN/ECE Recommendation 20. */
  unitCode: string;
  unitPrice: DecimalString;
  /** BT-149: the number of units the price is for. */
  priceBaseQuantity: DecimalString;
  /** BT-148 and BT-147: the price before its discount. */
  grossPrice: DecimalString | null;
  priceDiscount: DecimalString | null;
  /** BT-131. */
  netAmount: DecimalString;
  /** Of all its taxes. */
  taxAmount: DecimalString;
  chargingStartDate: CivilDate | null;
  chargingEndDate: CivilDate | null;
  allowancesAndCharges: AllowanceCharge[];
}

/** BG-23: one for each name, category and rate, and for each reason why no tax is charged. */
export interface TaxBreakdownEntry {
  /** If its lines name the tax ("TVQ"). */
  name: string | null;
  category: TaxCategory;
  /** Per cent. */
  rate: DecimalString;
  taxableAmount: DecimalString;
  taxAmount: DecimalString;
  exemptionReason: string | null;
  /** BT-121. */
  exemptionReasonCode: string | null;
}

/** BG-22, in the order of the sum: BT-106, 107, 108, 109, 110, 112, 113, 114, what is withheld, what third parties get, 115. */
export interface Totals {
  lineNetTotal: DecimalString;
  allowanceTotal: DecimalString;
  chargeTotal: DecimalString;
  taxExclusive: DecimalString;
  taxTotal: DecimalString;
  taxInclusive: DecimalString;
  paidAmount: DecimalString;
  roundingAmount: DecimalString;
  withholdingTotal: DecimalString;
  thirdPartyTotal: DecimalString;
  amountDue: DecimalString;
}

export interface Payment {
  number: string;
  amount: DecimalString;
  paidOn: CivilDate;
  method: string | null;
}

/** A part of a credit note used against the invoice. */
export interface AppliedCredit {
  creditNoteNumber: string;
  amount: DecimalString;
  appliedOn: CivilDate;
}

export interface CustomAttribute {
  name: string;
  value: string | null;
}

/** An invoice or credit note with everything that its document shows. */
export interface Invoice {
  id: string;
  /** Shown as `inv_<sequence>`; digits, as it may exceed a JavaScript number. */
  sequence: string;
  organisation: Organisation;
  customer: Customer;
  customForm: CustomForm | null;
  payee: Payee | null;
  taxRepresentative: TaxRepresentative | null;
  type: InvoiceType;
  /** BT-3: UNTDID 1001. */
  typeCode: string;
  status: InvoiceStatus;
  number: string;
  /** ISO 4217. */
  currencyCode: string;
  issueDate: CivilDate;
  dueDate: CivilDate | null;
  taxPointDate: CivilDate | null;
  /** BT-8: UNTDID 2005. */
  taxPointDateCode: string | null;
  billingStartDate: CivilDate | null;
  billingEndDate: CivilDate | null;
  buyerReference: string | null;
  projectReference: string | null;
  contractReference: string | null;
  purchaseOrderReference: string | null;
  orderNumber: string | null;
  /** BT-15, BT-16, BT-17, BT-18, BT-19. */
  receivingAdviceReference: string | null;
  despatchAdviceReference: string | null;
  tenderReference: string | null;
  invoicedObject: Identifier | null;
  accountingReference: string | null;
  /** BT-23, BT-24. */
  processId: string | null;
  specificationId: string | null;
  precedingInvoices: PrecedingInvoice[];
  notes: Note[];
  terms: string | null;
  remittanceInformation: string | null;
  paymentMeans: PaymentMeans[];
  delivery: Delivery | null;
  supportingDocuments: SupportingDocument[];
  priceTaxInclusive: boolean;
  taxRounding: TaxRounding;
  roundingMode: RoundingMode;
  figures: Figures;
  lines: InvoiceLine[];
  allowancesAndCharges: DocumentAllowanceCharge[];
  taxBreakdown: TaxBreakdownEntry[];
  totals: Totals;
  /** BT-6 and BT-111: the tax in the currency of the seller's accounts, if that is another one. */
  accountingTax: { currencyCode: string; amount: DecimalString } | null;
  withholdingTaxes: WithholdingTax[];
  thirdPartyPayments: ThirdPartyPayment[];
  payments: Payment[];
  appliedCredits: AppliedCredit[];
  customAttributes: CustomAttribute[];
  /** What the tax authority of the seller's country wants on the page. */
  nationalMarks: NationalMarks | null;
  version: number;
}
