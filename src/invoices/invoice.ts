/** A decimal number as text, e.g. "-1234.50": what the database holds, to the last digit; never a JavaScript number. */
export type DecimalString = string;

/** A day without a time zone, `YYYY-MM-DD`. */
export type CivilDate = string;

/** UNCL 5305 codes that EN 16931 admits. */
export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];

export type InvoiceType = 'INVOICE' | 'CREDIT_NOTE';
export type InvoiceStatus = 'DRAFT' | 'ISSUED' | 'VOID';

/** How tax is rounded: once for each entry of the breakdown (BR-CO-17), line by line, or out of the total that includes it. */
export const TAX_ROUNDINGS = ['BREAKDOWN', 'LINE', 'TOTAL'] as const;
export type TaxRounding = (typeof TAX_ROUNDINGS)[number];

/** Which way tax between two minor units goes. DOWN is towards zero, UP away from it. Line amounts are always rounded half up. */
export const ROUNDING_MODES = ['HALF_UP', 'DOWN', 'UP'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** Whether the figures must follow from the lines, or stand as the seller's own system states them. */
export type Figures = 'CHECKED' | 'AS_STATED';

/** Only items have figures. A subtotal sums the items above it, from the last heading or subtotal on. */
export const LINE_KINDS = ['ITEM', 'HEADING', 'TEXT', 'SUBTOTAL'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** An identifier and the scheme it is from (ISO/IEC 6523 ICD, EAS or a list of UN/CEFACT); null: none is named. */
export interface Identifier {
  id: string;
  scheme: string | null;
}

/** BG-5, BG-8, BG-15. */
export interface Address {
  line1: string | null;
  line2: string | null;
  line3: string | null;
  city: string | null;
  postcode: string | null;
  subdivision: string | null;
  /** ISO 3166-1 alpha-2. */
  countryCode: string | null;
}

/** How documents look; null: nothing is chosen. */
export interface TemplateChoice {
  /** The name of a template. */
  template: string | null;
  /** Values of its variables, by name, as stored. Only the template knows which ones it accepts. */
  templateVariables: Readonly<Record<string, unknown>> | null;
}

/** A named form of document. Its choices override those of the organisation. */
export interface CustomForm extends TemplateChoice {
  name: string;
}

/** What EN 16931 knows of seller and buyer alike. */
export interface TradeParty {
  name: string;
  /** BT-29, BT-46. */
  identifiers: Identifier[];
  /** BT-30, BT-47. */
  companyNumber: string | null;
  companyNumberScheme: string | null;
  /** BT-31, BT-48. */
  vatNumber: string | null;
  /** BT-34, BT-49. */
  electronicAddress: Identifier | null;
  /** BT-41, BT-56. */
  contactName: string | null;
  email: string | null;
  phone: string | null;
}

/** Seller (BG-4) and tenant. On an invoice, the fields of the party are those of the invoice; see `docs/import-format.md`. */
export interface Organisation extends TemplateChoice, TradeParty {
  id: string;
  legalName: string | null;
  website: string | null;
  taxNumber: string | null;
  legalInformation: string | null;
  address: Address;
  /** BCP 47. */
  locale: string;
  /** IANA time zone. */
  timeZone: string;
  /** PNG or JPEG. That of the custom form, if it has one. */
  logo: Uint8Array | null;
}

/** Buyer (BG-7). */
export interface Customer extends TradeParty {
  id: string;
  /** The seller's number of the customer; null if it has none. */
  accountId: string | null;
  /** BT-45. */
  tradingName: string | null;
  locale: string | null;
  billingAddress: Address;
}

/** BG-10. */
export interface Payee {
  name: string;
  identifiers: Identifier[];
  companyNumber: string | null;
  companyNumberScheme: string | null;
}

/** BG-11. */
export interface TaxRepresentative {
  name: string;
  vatNumber: string | null;
  address: Address;
}

/** Deliver-to information (BG-13). */
export interface Delivery {
  name: string | null;
  /** BT-71. */
  location: Identifier | null;
  address: Address;
  date: CivilDate | null;
}

/** BG-17. */
export interface PaymentAccount {
  accountName: string | null;
  bankName: string | null;
  iban: string | null;
  bic: string | null;
  accountNumber: string | null;
  routingCode: string | null;
}

/** BG-16: a way to pay. The account fields are of the account to pay into. */
export interface PaymentMeans extends PaymentAccount {
  /** BT-81 (UNTDID 4461) and BT-82; null: a transfer. */
  meansCode: string | null;
  meansText: string | null;
  /** BT-87: first and last digits at most; and BT-88. */
  cardNumber: string | null;
  cardHolder: string | null;
  /** BT-89, BT-90, BT-91. */
  mandateReference: string | null;
  creditorIdentifier: string | null;
  debitedAccount: string | null;
  /** Where to pay online. */
  link: string | null;
}

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
  version: number;
}
