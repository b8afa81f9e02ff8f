/** Something that a document must show. */
export interface MandatoryContent {
  /** "the seller's name" */
  what: string;
  /** The business term of EN 16931, if there is one. */
  term?: string;
  /** Fields of the view; `[]` means each entry of a list. One of the fields is enough, but in a list every entry must be shown. */
  fields: readonly string[];
}

const PARTIES: readonly MandatoryContent[] = [
  { what: "the seller's name", term: 'BT-27', fields: ['seller.name'] },
  { what: "the seller's registered name", term: 'BT-27', fields: ['seller.subtitle'] },
  { what: "the seller's address", term: 'BG-5', fields: ['seller.addressLines[]'] },
  { what: "the seller's VAT and registration numbers", term: 'BT-30 to BT-32', fields: ['seller.identifiers[].text'] },
  { what: "the buyer's name", term: 'BT-44', fields: ['buyer.name'] },
  { what: 'the person addressed', term: 'BT-56', fields: ['buyer.subtitle'] },
  { what: "the buyer's address", term: 'BG-8', fields: ['buyer.addressLines[]'] },
  { what: "the buyer's VAT and registration numbers", term: 'BT-47, BT-48', fields: ['buyer.identifiers[].text'] },
  { what: 'the tax representative, or who gets the money', term: 'BT-59, BT-62', fields: ['furtherParties[].name'] },
  { what: 'the address or number of another party', term: 'BT-60 to BT-63, BG-12', fields: ['furtherParties[].details[]'] },
];

const HEAD: readonly MandatoryContent[] = [
  { what: 'what the document is', term: 'BT-3', fields: ['documentTitle'] },
  { what: 'the number', term: 'BT-1', fields: ['number'] },
  { what: 'a date or reference', term: 'BT-2, BT-9 to BT-14, BT-72', fields: ['meta[].text'] },
  { what: 'the name of a date or reference', fields: ['meta[].label'] },
  { what: 'the notice that a draft or void document is not valid', fields: ['status.watermark', 'status.badge'] },
];

const LINES: readonly MandatoryContent[] = [
  { what: 'the name of a line', term: 'BT-153', fields: ['lines.items[].name'] },
  { what: 'the description of a line', term: 'BT-154', fields: ['lines.items[].description'] },
  { what: 'the note of a line', term: 'BT-127', fields: ['lines.items[].note'] },
  { what: 'an item number or property', term: 'BT-155 to BT-161', fields: ['lines.items[].details[].text'] },
  { what: 'the identifier of a line', term: 'BT-126', fields: ['lines.items[].lineNumber.text'] },
  { what: 'the period of a line', term: 'BG-26', fields: ['lines.items[].chargingPeriod'] },
  { what: 'the quantity of a line', term: 'BT-129', fields: ['lines.items[].quantity.text'] },
  { what: 'the unit of a line', term: 'BT-130', fields: ['lines.items[].unit'] },
  { what: 'the unit price of a line', term: 'BT-146', fields: ['lines.items[].unitPrice.text'] },
  { what: 'how many units a price is for', term: 'BT-149', fields: ['lines.items[].perBaseQuantity'] },
  { what: 'the net amount of a line', term: 'BT-131', fields: ['lines.items[].netAmount', 'lines.items[].totalAmount'] },
  { what: 'the tax rate of a line', term: 'BT-152', fields: ['lines.items[].taxRate'] },
  { what: 'why there is a discount or charge', term: 'BT-139, BT-144', fields: ['lines.items[].adjustments[].reason'] },
  { what: 'what a percentage on a line is taken from', term: 'BT-137, BT-142', fields: ['lines.items[].adjustments[].base'] },
  { what: 'a discount or charge on a line', term: 'BT-136, BT-141', fields: ['lines.items[].adjustments[].amount'] },
];

const SUMS: readonly MandatoryContent[] = [
  { what: 'the name of a row of the totals', fields: ['totals[].label'] },
  { what: 'an amount of the totals', term: 'BG-22', fields: ['totals[].amount', 'totals[].money'] },
  { what: 'why there is a discount, charge or payment', term: 'BT-97, BT-104', fields: ['totals[].reason'] },
  { what: 'what a percentage is taken from', term: 'BT-93, BT-100', fields: ['totals[].base'] },
  { what: 'the tax of a discount or charge', term: 'BT-96, BT-103', fields: ['totals[].taxRate'] },
  { what: 'the currency', term: 'BT-5', fields: ['currencyCode', 'labels.amountsIn'] },
  { what: 'the tax of a rate', term: 'BT-118', fields: ['taxBreakdown[].label'] },
  { what: 'a rate of tax', term: 'BT-119', fields: ['taxBreakdown[].rate'] },
  { what: 'the taxable amount of a rate', term: 'BT-116', fields: ['taxBreakdown[].taxableAmount'] },
  { what: 'the tax amount of a rate', term: 'BT-117', fields: ['taxBreakdown[].taxAmount'] },
  { what: 'why no tax is charged (reverse charge, exemption)', term: 'BT-120', fields: ['taxBreakdown[].reason'] },
];

const REST: readonly MandatoryContent[] = [
  { what: 'where to pay', term: 'BG-16, BG-17', fields: ['payment.entries[].text'] },
  { what: 'that the amount will be collected', term: 'BG-19', fields: ['payment.sentence'] },
  { what: 'where to pay online', fields: ['payment.link.parts[]'] },
  { what: 'another way to pay', term: 'BG-16', fields: ['payment.further[].title'] },
  { what: 'the details of another way to pay', term: 'BG-17', fields: ['payment.further[].entries[].text'] },
  { what: 'the place of delivery', term: 'BG-13', fields: ['delivery.name'] },
  { what: 'the address of delivery', term: 'BG-15', fields: ['delivery.addressLines[]'] },
  { what: 'the notes', term: 'BT-22', fields: ['notes.text'] },
  { what: 'the terms', term: 'BT-20', fields: ['terms.text'] },
  { what: 'a supporting document', term: 'BT-122', fields: ['supportingDocuments.items[].reference'] },
  { what: 'what a supporting document is', term: 'BT-123', fields: ['supportingDocuments.items[].description'] },
  { what: 'the further details', fields: ['furtherDetails[].text'] },
  { what: "the seller's legal information", term: 'BT-33', fields: ['legalInformation'] },
];

/** What the law of the seller's country wants, in its words: see docs/national-marks.md. */
const MARKS: readonly MandatoryContent[] = [
  { what: 'the words above the code of a tax authority, before everything else', fields: ['marks.opening[].title'] },
  { what: 'the words below the code of a tax authority, before everything else', fields: ['marks.opening[].legend'] },
  { what: 'the words above the code of a tax authority', fields: ['marks.closing[].title'] },
  { what: 'the number or words below the code of a tax authority', fields: ['marks.closing[].legend'] },
  { what: 'a number of a tax authority', fields: ['marks.closing[].lines[].text'] },
  { what: 'the notice that the page is a copy', fields: ['marks.closing[].notices[].text'] },
];

const STATEMENT: readonly MandatoryContent[] = [
  { what: 'the opening balance', fields: ['statement.openingBalance.amount'] },
  { what: 'the day of the opening balance', fields: ['statement.openingBalance.date'] },
  { what: 'the day of an entry', fields: ['statement.entries[].date'] },
  { what: 'what an entry is', fields: ['statement.entries[].type'] },
  { what: 'the number of an entry', fields: ['statement.entries[].number'] },
  { what: 'what an entry adds', fields: ['statement.entries[].debit'] },
  { what: 'what an entry subtracts', fields: ['statement.entries[].credit'] },
  { what: 'the balance after an entry', fields: ['statement.entries[].balance'] },
  { what: 'the closing balance', fields: ['statement.closingBalance.amount', 'statement.closingBalance.money'] },
  { what: 'how long amounts are overdue', fields: ['statement.ageing[].amount'] },
  { what: 'the currency', fields: ['currencyCode', 'labels.amountsIn'] },
];

const PAYMENTS: readonly MandatoryContent[] = [
  { what: 'the day of a payment', fields: ['payments.items[].date'] },
  { what: 'the amount of a payment', fields: ['payments.items[].amount'] },
  { what: 'the number of a payment', fields: ['payments.items[].reference'] },
];

const INVOICE = [...PARTIES, ...HEAD, ...LINES, ...SUMS, ...REST, ...MARKS];

/** What each type of document must show of its view, if the view has it. */
export const MANDATORY: ReadonlyMap<string, readonly MandatoryContent[]> = new Map([
  ['invoice', INVOICE],
  ['credit-note', INVOICE],
  ['quote', INVOICE],
  ['receipt', [...INVOICE, ...PAYMENTS]],
  ['statement', [...PARTIES, ...HEAD, ...STATEMENT, ...REST]],
]);
