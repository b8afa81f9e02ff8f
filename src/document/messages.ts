/** Every text of the document that is not data. `{name}` in a message is a place that the view fills. */
export const MESSAGE_KEYS = [
  // Titles and status
  'invoice',
  'creditNote',
  'status',
  'statusDraft',
  'statusIssued',
  'statusOverdue',
  'statusPaid',
  'statusPartlyPaid',
  'statusVoid',
  // Parties
  'from',
  'billTo',
  'deliverTo',
  'addresseeCompany',
  'addresseePerson',
  'companyNumber',
  'taxNumber',
  // Dates and references
  'issueDate',
  'dueDate',
  'billingPeriod',
  'deliveryDate',
  'taxPointDate',
  'purchaseOrder',
  'orderNumber',
  'buyerReference',
  'contract',
  'project',
  'correctedInvoice',
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
  // Totals
  'totals',
  'subtotal',
  'taxExclusive',
  'taxInclusive',
  'amountPaid',
  'credited',
  'rounding',
  'amountDue',
  'balance',
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
  'scanToPay',
  'paymentCode',
  'notes',
  'terms',
  'furtherDetails',
  // Page furniture
  'pageOf',
] as const;

export type MessageKey = (typeof MESSAGE_KEYS)[number];
export type Messages = Readonly<Record<MessageKey, string>>;

/** The places of a message, e.g. `['page', 'pages']`. */
export function placesOf(message: string): string[] {
  return [...message.matchAll(/\{(\w+)\}/g)].map(([, place]) => place ?? '').toSorted();
}

/** Puts values into the places of a message. Values are not searched for places again. */
export function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
