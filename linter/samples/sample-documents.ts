import type { BillingDocument, DocumentType } from '#service/invoices/billing-document.js';
import type { Invoice, PaymentMeans } from '#service/invoices/invoice.js';
import { PLAIN_LINE, PLAIN_PAYMENT_MEANS, PLAIN_TAX } from '#service/invoices/neutral.js';
import type { SupportedLocale } from '#service/view/language/locales.js';
import type { CountryRequirement } from './sample.js';
import { type SampleLine, completeInvoice, fullLine } from './complete-invoice.js';
import { addressIn } from './complete-parties.js';
import { completeQuote, completeReceipt, completeStatement } from './complete-others.js';
import { COUNTRIES, type Country } from './countries.js';
import { EVERY_MARK } from './national-marks.js';

/** A document to check a template with. */
export interface SampleDocument {
  name: string;
  documentType: DocumentType;
  locale: SupportedLocale;
  document: BillingDocument;
  isMarked: boolean;
  isOrdinary?: boolean;
  requirements: readonly CountryRequirement[];
}

/** Today for the samples: before they fall due. */
export const TODAY = '2026-04-01';

/** A PNG of one pixel. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Documents that together contain everything that a template can show, and documents with very little. */
export function sampleDocuments(): SampleDocument[] {
  const plain = { isMarked: true, requirements: [], documentType: 'invoice' as const, locale: 'en-GB' as const };
  return [
    { ...plain, name: 'a complete invoice', document: completeInvoice() },
    { ...plain, name: 'an invoice with little on it', document: sparseInvoice() },
    {
      ...plain,
      name: 'a draft with a logo',
      document: completeInvoice({ status: 'DRAFT', organisation: { logo: LOGO } }),
      locale: 'ar',
    },
    {
      ...plain,
      name: 'a credit note',
      documentType: 'credit-note',
      document: completeInvoice({ type: 'CREDIT_NOTE', typeCode: '381', payments: [], appliedCredits: [], paidAmount: '0' }),
    },
    { ...plain, name: 'an invoice that is collected', document: completeInvoice({ paymentMeans: [DEBIT] }) },
    { ...plain, name: 'an invoice with two taxes on a line', document: twoTaxes() },
    { ...plain, name: 'an invoice on US Letter', locale: 'en-US', document: americanInvoice() },
    { ...plain, name: 'an invoice with reverse charge', locale: 'de-DE', document: reverseCharge() },
    { ...plain, name: 'an invoice with national marks', document: completeInvoice({ nationalMarks: EVERY_MARK }) },
    { ...plain, name: 'a quote', documentType: 'quote', document: completeQuote() },
    { ...plain, name: 'a receipt', documentType: 'receipt', document: completeReceipt() },
    { ...plain, name: 'a statement of account', documentType: 'statement', document: completeStatement() },
    ...COUNTRIES.map(countrySample),
  ];
}

/** Documents to print: both papers and directions, more lines than fit on two pages, and texts that are hard to set. */
export function printDocuments(): SampleDocument[] {
  const marked = { isMarked: true, requirements: [], documentType: 'invoice' as const, locale: 'en-GB' as const };
  const plain = { ...marked, isMarked: false };
  return [
    { ...marked, name: 'a complete invoice', document: completeInvoice() },
    {
      ...marked,
      name: 'a draft with a logo',
      locale: 'ar',
      document: completeInvoice({ status: 'DRAFT', organisation: { logo: LOGO } }),
    },
    { ...marked, name: 'an invoice on US Letter', locale: 'en-US', document: americanInvoice() },
    { ...marked, name: 'an invoice with national marks', document: completeInvoice({ nationalMarks: EVERY_MARK }) },
    { ...marked, name: 'an invoice with many lines', document: completeInvoice({ lines: manyLines() }) },
    { ...marked, name: 'a quote', documentType: 'quote', document: completeQuote() },
    { ...marked, name: 'a receipt', documentType: 'receipt', document: completeReceipt() },
    { ...marked, name: 'a statement of account', documentType: 'statement', document: completeStatement() },
    { ...plain, name: 'an invoice with long texts', locale: 'de-DE', document: longTexts() },
    { ...plain, isOrdinary: true, name: 'an ordinary invoice', locale: 'de-DE', document: ordinaryInvoice(12) },
    { ...plain, name: 'an invoice with tall rows', document: tallRows() },
    ...ENDS.map((count) => ({
      ...plain,
      isOrdinary: true,
      name: `an invoice of ${count} lines`,
      document: ordinaryInvoice(count),
    })),
  ];
}

/** Collected by direct debit. */
const DEBIT: PaymentMeans = {
  ...PLAIN_PAYMENT_MEANS,
  meansCode: '59',
  mandateReference: 'MND-2201',
  creditorIdentifier: 'GB98ZZZSDDBARC0000007495',
  debitedAccount: 'GB33BUKB20201555555555',
};

/** As in Quebec. */
function twoTaxes(): Invoice {
  const furtherTaxes = [{ ...PLAIN_TAX, taxName: 'TVQ', taxCategory: 'S' as const, taxRate: '9.975' }];
  return completeInvoice({
    currencyCode: 'CAD',
    organisation: { address: addressIn('CA', '14 Kelvin Quay') },
    lines: [{ ...fullLine, taxName: 'TPS', taxRate: '5', furtherTaxes }],
    allowancesAndCharges: [],
  });
}

function manyLines(): SampleLine[] {
  return Array.from({ length: 90 }, (_, index) => ({
    ...fullLine,
    description: Array.from({ length: (index % 4) + 1 }, () => 'On a drum').join('\n'),
  }));
}

/** So many short lines that the last ones and the totals come to different places on the second page. */
const ENDS = [34, 41, 48, 55, 62];

function ordinaryInvoice(count: number): Invoice {
  const line: SampleLine = {
    ...PLAIN_LINE,
    name: 'Copper cable',
    quantity: '12',
    unitPrice: '102.50',
    taxCategory: 'S',
    taxRate: '20',
  };
  return completeInvoice({
    lines: Array.from({ length: count }, () => line),
    organisation: { email: 'accounts@strathlinn-timber.example', vatNumber: 'GB 918 2746 05' },
    customer: { email: 'invoices@glenlarig-lodges.example' },
    allowancesAndCharges: [],
    customAttributes: [],
    supportingDocuments: [],
    delivery: null,
    notes: [],
    terms: 'Payable within 30 days.',
  });
}

/** Rows that are longer than what is left of a page, and one that is longer than a page. */
function tallRows(): Invoice {
  const tall = (count: number) => Array.from({ length: count }, (_, at) => `SN-${7000 + at}`).join('\n');
  const lines = [50, 60, 120, 1].map((count) => ({ ...fullLine, description: tall(count), allowancesAndCharges: [] }));
  return completeInvoice({ lines });
}

function longTexts(): Invoice {
  const word = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle';
  return completeInvoice({
    organisation: { name: word, legalName: `${word} Aktiengesellschaft`, legalInformation: `${word} ${word}` },
    customer: { name: word, contactName: word, billingAddress: { ...addressIn('DE', word), city: word } },
    lines: [{ ...fullLine, name: word, description: word, quantity: '12345678.5', unitPrice: '98765.4321' }, fullLine],
    buyerReference: word,
    notes: [{ subjectCode: null, text: word }],
    terms: `${word} ${word}`,
    remittanceInformation: word,
  });
}

function countrySample({ code, locale, changes, rules }: Country): SampleDocument {
  const lines = changes.currencyCode === 'JPY' ? [{ ...fullLine, unitPrice: '98000', allowancesAndCharges: [] }] : undefined;
  const adjusted = lines
    ? { lines, allowancesAndCharges: [], payments: [], appliedCredits: [], paidAmount: '0', roundingAmount: '0' }
    : {};
  const invoice = completeInvoice({ ...changes, ...adjusted });
  const requirements = rules.map(({ what, basis, texts }) => ({
    what,
    basis,
    anyOf: texts(invoice).filter((text) => text !== null),
  }));
  return { name: `an invoice from ${code}`, documentType: 'invoice', locale, document: invoice, isMarked: false, requirements };
}

function sparseInvoice(): Invoice {
  const nothing = { identifiers: [], email: null, phone: null, vatNumber: null, companyNumber: null };
  return completeInvoice({
    organisation: { ...nothing, legalName: null, website: null, taxNumber: null, legalInformation: null },
    customer: { ...nothing, tradingName: null, contactName: null },
    lines: [],
    allowancesAndCharges: [],
    payments: [],
    appliedCredits: [],
    customAttributes: [],
    paidAmount: '0',
    roundingAmount: '0',
    dueDate: null,
    notes: [],
    terms: null,
    paymentMeans: [],
    remittanceInformation: null,
    delivery: null,
    payee: null,
    taxRepresentative: null,
    supportingDocuments: [],
    accountingTax: null,
    withholdingTaxes: [],
    thirdPartyPayments: [],
  });
}

function americanInvoice(): Invoice {
  return completeInvoice({
    currencyCode: 'USD',
    organisation: { address: addressIn('US', '14 Kelvin Quay') },
    customer: { billingAddress: addressIn('US', '3 Station Brae') },
  });
}

function reverseCharge(): Invoice {
  return completeInvoice({
    currencyCode: 'EUR',
    lines: [{ ...fullLine, taxCategory: 'AE', taxRate: '0' }],
    allowancesAndCharges: [],
    organisation: { vatNumber: 'DE811907980', address: addressIn('DE', '14 Kelvin Quay') },
    customer: { vatNumber: 'ATU33803803', billingAddress: addressIn('AT', '3 Station Brae') },
  });
}
