import type {
  DocumentAllowanceCharge,
  Invoice,
  InvoiceLine,
  LineTax,
  PaymentAccount,
  PaymentMeans,
  TaxedOnce,
  TradeParty,
} from './invoice.js';

// What the rarer fields of an invoice are when nobody states them: samples and the import fill up from here.

type Rare<T, K extends keyof T> = Readonly<Pick<T, K>>;

export const PLAIN_PARTY = {
  identifiers: [],
  companyNumber: null,
  companyNumberScheme: null,
  vatNumber: null,
  electronicAddress: null,
  contactName: null,
  email: null,
  phone: null,
} satisfies Omit<TradeParty, 'name'>;

export const PLAIN_TAX = {
  taxName: null,
  exemptionReason: null,
  exemptionReasonCode: null,
  furtherTaxes: [],
} satisfies Rare<TaxedOnce, 'furtherTaxes' | Exclude<keyof LineTax, 'taxCategory' | 'taxRate'>>;

export const PLAIN_LINE = {
  ...PLAIN_TAX,
  kind: 'ITEM',
  level: 0,
  lineId: null,
  note: null,
  description: null,
  itemId: null,
  buyerItemId: null,
  standardItem: null,
  classifications: [],
  countryOfOrigin: null,
  attributes: [],
  object: null,
  orderLineReference: null,
  accountingReference: null,
  unit: null,
  unitCode: 'C62',
  priceBaseQuantity: '1',
  grossPrice: null,
  priceDiscount: null,
  chargingStartDate: null,
  chargingEndDate: null,
  allowancesAndCharges: [],
} satisfies Omit<InvoiceLine, 'name' | 'quantity' | 'unitPrice' | 'taxCategory' | 'taxRate' | 'netAmount' | 'taxAmount'>;

export const PLAIN_ALLOWANCE_CHARGE = {
  ...PLAIN_TAX,
  reasonCode: null,
  percentage: null,
  baseAmount: null,
} satisfies Partial<DocumentAllowanceCharge>;

const NO_ACCOUNT = {
  accountName: null,
  bankName: null,
  iban: null,
  bic: null,
  accountNumber: null,
  routingCode: null,
} satisfies PaymentAccount;

export const PLAIN_PAYMENT_MEANS = {
  ...NO_ACCOUNT,
  meansCode: null,
  meansText: null,
  cardNumber: null,
  cardHolder: null,
  mandateReference: null,
  creditorIdentifier: null,
  debitedAccount: null,
  link: null,
} satisfies PaymentMeans;

export const PLAIN_INVOICE = {
  customForm: null,
  payee: null,
  taxRepresentative: null,
  taxPointDate: null,
  taxPointDateCode: null,
  billingStartDate: null,
  billingEndDate: null,
  buyerReference: null,
  projectReference: null,
  contractReference: null,
  purchaseOrderReference: null,
  orderNumber: null,
  receivingAdviceReference: null,
  despatchAdviceReference: null,
  tenderReference: null,
  invoicedObject: null,
  accountingReference: null,
  processId: null,
  specificationId: null,
  precedingInvoices: [],
  notes: [],
  terms: null,
  remittanceInformation: null,
  paymentMeans: [],
  delivery: null,
  supportingDocuments: [],
  priceTaxInclusive: false,
  taxRounding: 'BREAKDOWN',
  roundingMode: 'HALF_UP',
  figures: 'CHECKED',
  allowancesAndCharges: [],
  accountingTax: null,
  withholdingTaxes: [],
  thirdPartyPayments: [],
  payments: [],
  appliedCredits: [],
  customAttributes: [],
  nationalMarks: null,
  version: 1,
} satisfies Partial<Invoice>;

/** An account to transfer to, as a way to pay. */
export function transferTo(account: PaymentAccount): PaymentMeans {
  return { ...PLAIN_PAYMENT_MEANS, ...account };
}
