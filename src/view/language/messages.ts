import { DETAIL_KEYS } from './keys/detail-keys.js';
import { MARK_KEYS } from './keys/mark-keys.js';
import { PAYMENT_KEYS } from './keys/payment-keys.js';
import { REASON_KEYS } from './keys/reason-keys.js';
import { TITLE_KEYS } from './keys/title-keys.js';
import { UNIT_KEYS } from './keys/unit-keys.js';

/** Every text of the document that is not data. */
export const MESSAGE_KEYS = [
  // Titles and status
  'invoice',
  'creditNote',
  'quote',
  'receipt',
  'statement',
  'status',
  'statusDraft',
  'statusIssued',
  'statusUnpaid',
  'statusOverdue',
  'statusPaid',
  'statusPartlyPaid',
  'statusVoid',
  'statusOpen',
  'statusAccepted',
  'statusDeclined',
  'statusExpired',
  // Parties
  'from',
  'issuedBy',
  'billTo',
  'quoteFor',
  'receivedFrom',
  'receivedBy',
  'accountOf',
  'deliverTo',
  'addresseeCompany',
  'addresseePerson',
  'companyNumber',
  'taxNumber',
  // Dates and references
  'issueDate',
  'documentDate',
  'dueDate',
  'validUntil',
  'billingPeriod',
  'periodFrom',
  'periodUntil',
  'deliveryDate',
  'taxPointDate',
  'purchaseOrder',
  'orderNumber',
  'buyerReference',
  'contract',
  'project',
  'correctedInvoice',
  'paidInvoice',
  'statementPeriod',
  'customerAccount',
  // Lines
  'lines',
  'noLines',
  'description',
  'quantity',
  'unitPrice',
  'unitPriceInclusive',
  'perBaseQuantity',
  'netAmount',
  'taxRate',
  'taxAmount',
  'lineTotal',
  'amountsIn',
  'carriedOver',
  'broughtForward',
  // Totals
  'totals',
  'subtotal',
  'taxExclusive',
  'taxInclusive',
  'amountPaid',
  'amountReceived',
  'credited',
  'rounding',
  'amountDue',
  'dueOn',
  'paidOn',
  'totalCredit',
  'balance',
  'creditBalance',
  // Statement of account
  'entries',
  'noEntries',
  'entryDate',
  'entryDocument',
  'entryPayment',
  'entryRefund',
  'debit',
  'credit',
  'openingBalance',
  'closingBalance',
  'totalOfPeriod',
  'ageing',
  'ageingNotDue',
  'ageing1To30',
  'ageing31To60',
  'ageing61To90',
  'ageingOver90',
  // Tax
  'taxSummary',
  'taxableAmount',
  'vat',
  'vatNumber',
  'gst',
  'gstNumber',
  'salesTax',
  'salesTaxNumber',
  'consumptionTax',
  'consumptionTaxNumber',
  'exemptZ',
  'exemptE',
  'exemptAE',
  'exemptK',
  'exemptG',
  'exemptO',
  // Payment and texts
  'paymentDetails',
  'accountHolder',
  'bank',
  'iban',
  'bic',
  'accountNumber',
  'bankCode',
  'sortCode',
  'routingNumber',
  'paymentReference',
  'collectionReference',
  'scanToPay',
  'paymentCode',
  'paymentsReceived',
  'paymentDate',
  'paymentMethod',
  'paymentNumber',
  'amount',
  'acceptance',
  'acceptanceText',
  'acceptanceDate',
  'acceptanceName',
  'acceptanceSignature',
  'notes',
  'terms',
  'furtherDetails',
  ...TITLE_KEYS,
  ...DETAIL_KEYS,
  ...REASON_KEYS,
  ...PAYMENT_KEYS,
  ...UNIT_KEYS,
  ...MARK_KEYS,
  // Page furniture
  'pageOf',
] as const;

export type MessageKey = (typeof MESSAGE_KEYS)[number];

/** The type of a placeholder: text, or a number (for plurals); with `?`, a language may leave it out. */
export type ArgumentKind = 'text' | 'text?' | 'number' | 'number?';

/** Units stand beside their quantity, in the form that goes with it: "1 box", "2 boxes". */
const COUNTED = Object.fromEntries(UNIT_KEYS.map((key) => [key, { count: 'number?' }])) as {
  readonly [Key in (typeof UNIT_KEYS)[number]]: { readonly count: 'number?' };
};

/** The messages that have placeholders, `{name}`, and their types. */
export const MESSAGE_ARGUMENTS = {
  addresseeCompany: { name: 'text' },
  addresseePerson: { name: 'text' },
  // The country of the number, so that only national numbers have national names.
  companyNumber: { country: 'text?' },
  taxNumber: { country: 'text?' },
  vatNumber: { country: 'text?' },
  gstNumber: { country: 'text?' },
  // The country of the seller: Switzerland has another name in German.
  vat: { country: 'text?' },
  periodFrom: { date: 'text' },
  periodUntil: { date: 'text' },
  dueOn: { date: 'text' },
  paidOn: { date: 'text' },
  // Several invoices may be named.
  correctedInvoice: { count: 'number?' },
  paidInvoice: { count: 'number?' },
  precedingInvoice: { count: 'number?' },
  unitPriceInclusive: { tax: 'text?' },
  perBaseQuantity: { quantity: 'text' },
  taxRate: { tax: 'text?' },
  taxAmount: { tax: 'text?' },
  amountsIn: { currency: 'text' },
  credited: { number: 'text' },
  taxSummary: { tax: 'text?' },
  ofBase: { amount: 'text' },
  taxInCurrency: { tax: 'text', currency: 'text' },
  exemptArticle: { article: 'text' },
  // `none` for an account, a day or a base that is not known.
  collect: { amount: 'text', account: 'text', date: 'text' },
  splitPayment: { amount: 'text' },
  skonto: { percent: 'text', discount: 'text', base: 'text', date: 'text', days: 'number' },
  latePayment: { percent: 'text', base: 'text', date: 'text', days: 'number' },
  ...COUNTED,
  pageOf: { page: 'text', pages: 'text' },
} as const satisfies Partial<Record<MessageKey, Readonly<Record<string, ArgumentKind>>>>;

type WithPlaces = keyof typeof MESSAGE_ARGUMENTS;

/** A message with placeholders to fill. */
export type Message<Place extends string = string> = (values: Readonly<Record<Place, string | number>>) => string;

/** The keys of messages without placeholders. */
export type TextKey = Exclude<MessageKey, WithPlaces>;

/** The words of one language: finished text, or messages to fill. */
export type Messages = Readonly<
  Record<TextKey, string> & { [Key in WithPlaces]: Message<keyof (typeof MESSAGE_ARGUMENTS)[Key] & string> }
>;

/** Fills the placeholders of a message. Placeholders inside values are not filled. */
export function fill<Place extends string>(message: Message<Place>, values: Readonly<Record<Place, string | number>>): string {
  return message(values);
}
