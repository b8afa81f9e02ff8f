/** A decimal number as text, e.g. "-1234.50": what the database holds, to the last digit; never a JavaScript number. */
export type DecimalString = string;

/** A day without a time zone, `YYYY-MM-DD`. */
export type CivilDate = string;

/** UNCL 5305 codes that EN 16931 admits. */
export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];

export type InvoiceType = 'INVOICE' | 'CREDIT_NOTE';
export type InvoiceStatus = 'DRAFT' | 'ISSUED' | 'VOID';
export type TaxRounding = 'BREAKDOWN' | 'LINE';

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

/** Seller (BG-4) and tenant. */
export interface Organisation extends TemplateChoice {
  id: string;
  name: string;
  legalName: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  vatNumber: string | null;
  taxNumber: string | null;
  companyNumber: string | null;
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
export interface Customer {
  id: string;
  accountId: string;
  name: string;
  contactName: string | null;
  email: string | null;
  phone: string | null;
  vatNumber: string | null;
  companyNumber: string | null;
  locale: string | null;
  billingAddress: Address;
}

/** Deliver-to information (BG-13). */
export interface Delivery {
  name: string | null;
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

/** BG-20, BG-21, BG-27, BG-28. */
export interface AllowanceCharge {
  kind: 'ALLOWANCE' | 'CHARGE';
  reason: string;
  reasonCode: string | null;
  amount: DecimalString;
  percentage: DecimalString | null;
  baseAmount: DecimalString | null;
}

/** BG-20 and BG-21: at the level of the document an allowance or charge has a tax category of its own. */
export interface DocumentAllowanceCharge extends AllowanceCharge {
  taxCategory: TaxCategory;
  /** Per cent. */
  taxRate: DecimalString;
  /** Why no tax is charged for it; null if not given. */
  exemptionReason: string | null;
}

/** BG-25. */
export interface InvoiceLine {
  name: string;
  description: string | null;
  itemId: string | null;
  quantity: DecimalString;
  /** The unit as people write it ("h", "box"); null if the line counts pieces. */
  unit: string | null;
  unitPrice: DecimalString;
  /** BT-149: the number of units the price is for. */
  priceBaseQuantity: DecimalString;
  taxCategory: TaxCategory;
  /** Per cent. */
  taxRate: DecimalString;
  /** Why no tax is charged on it; null if not given. */
  exemptionReason: string | null;
  /** BT-131. */
  netAmount: DecimalString;
  taxAmount: DecimalString;
  chargingStartDate: CivilDate | null;
  chargingEndDate: CivilDate | null;
  allowancesAndCharges: AllowanceCharge[];
}

/** BG-23: one for each category and rate, and for each reason why no tax is charged. */
export interface TaxBreakdownEntry {
  category: TaxCategory;
  /** Per cent. */
  rate: DecimalString;
  taxableAmount: DecimalString;
  taxAmount: DecimalString;
  exemptionReason: string | null;
}

/** BG-22, in the order of the sum: BT-106, 107, 108, 109, 110, 112, 113, 114, 115. */
export interface Totals {
  lineNetTotal: DecimalString;
  allowanceTotal: DecimalString;
  chargeTotal: DecimalString;
  taxExclusive: DecimalString;
  taxTotal: DecimalString;
  taxInclusive: DecimalString;
  paidAmount: DecimalString;
  roundingAmount: DecimalString;
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
  type: InvoiceType;
  status: InvoiceStatus;
  number: string;
  /** ISO 4217. */
  currencyCode: string;
  issueDate: CivilDate;
  dueDate: CivilDate | null;
  taxPointDate: CivilDate | null;
  billingStartDate: CivilDate | null;
  billingEndDate: CivilDate | null;
  buyerReference: string | null;
  projectReference: string | null;
  contractReference: string | null;
  purchaseOrderReference: string | null;
  orderNumber: string | null;
  precedingInvoiceNumber: string | null;
  precedingInvoiceDate: CivilDate | null;
  notes: string | null;
  terms: string | null;
  remittanceInformation: string | null;
  paymentAccount: PaymentAccount | null;
  delivery: Delivery | null;
  priceTaxInclusive: boolean;
  taxRounding: TaxRounding;
  lines: InvoiceLine[];
  allowancesAndCharges: DocumentAllowanceCharge[];
  taxBreakdown: TaxBreakdownEntry[];
  totals: Totals;
  payments: Payment[];
  appliedCredits: AppliedCredit[];
  customAttributes: CustomAttribute[];
  version: number;
}
