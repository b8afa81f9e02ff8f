import { type BillingDocument, documentTypeOf, type DocumentType } from '../../invoices/billing-document.js';
import { isSelfBilledType } from '../../invoices/collection.js';
import { decimal } from '../../invoices/money.js';
import type { TextKey } from '../language/messages.js';
import { presence } from '../text/printable-text.js';

const BY_DOCUMENT_TYPE: Record<DocumentType, TextKey> = {
  invoice: 'invoice',
  'credit-note': 'creditNote',
  quote: 'quote',
  receipt: 'receipt',
  statement: 'statement',
};

/** Type codes (BT-3, UNTDID 1001) with a title of their own. The other codes of EN 16931 are invoices or credit notes. */
const BY_TYPE_CODE = new Map<string, TextKey>([
  ['71', 'paymentRequest'],
  ['80', 'debitNote'],
  ['84', 'debitNote'],
  ['202', 'paymentRequest'],
  ['203', 'paymentRequest'],
  ['204', 'paymentRequest'],
  ['211', 'paymentRequest'],
  ['218', 'paymentRequest'],
  ['219', 'paymentRequest'],
  ['261', 'selfBillingCreditNote'],
  ['325', 'proformaInvoice'],
  ['326', 'partialInvoice'],
  ['383', 'debitNote'],
  ['384', 'correctedInvoiceTitle'],
  ['385', 'consolidatedInvoice'],
  ['386', 'prepaymentInvoice'],
  ['388', 'taxInvoice'],
  ['389', 'selfBillingInvoice'],
  ['393', 'factoredInvoice'],
  ['456', 'debitNote'],
  ['471', 'selfBillingInvoice'],
  ['472', 'correctedInvoiceTitle'],
  ['473', 'selfBillingInvoice'],
  ['500', 'selfBillingInvoice'],
  ['501', 'selfBillingInvoice'],
  ['502', 'selfBillingCreditNote'],
  ['527', 'debitNote'],
  ['751', 'accountingInformation'],
  ['875', 'interimInvoice'],
  ['876', 'partialFinalInvoice'],
  ['877', 'finalInvoice'],
]);

const hasTypeCode = (document: BillingDocument) => document.type === 'INVOICE' || document.type === 'CREDIT_NOTE';

/** What the document is, as the key of its title. */
export function titleKey(document: BillingDocument): TextKey {
  const own = hasTypeCode(document) && 'typeCode' in document ? BY_TYPE_CODE.get(document.typeCode) : undefined;
  return own ?? nationalTitle(document) ?? BY_DOCUMENT_TYPE[documentTypeOf(document)];
}

/** Countries whose law calls the invoice of a registered seller a tax invoice, such as Article 59 of the Executive Regulation on VAT of the Emirates. */
const TAX_INVOICE = new Set('AE AU BH BW FJ IL IN KE LK MV NA NP NZ OM PG SA SG TH TT ZA'.split(' '));
/** Those with a tax credit note too. */
const TAX_CREDIT_NOTE = new Set(['AE', 'BH', 'OM', 'SA']);

/** The title that the law of the seller's country wants if a registered seller charges the tax. */
function nationalTitle(document: BillingDocument): TextKey | undefined {
  const { organisation } = document;
  const country = organisation.address.countryCode ?? '';
  if (!hasTypeCode(document) || !isRegistered(organisation) || !chargesTax(document)) return undefined;
  if (document.type === 'INVOICE') return TAX_INVOICE.has(country) ? 'taxInvoice' : undefined;
  return TAX_CREDIT_NOTE.has(country) ? 'taxCreditNote' : undefined;
}

/** In some countries, the number of the company is that of the tax (ABN). */
function isRegistered({ vatNumber, taxNumber, companyNumber }: BillingDocument['organisation']): boolean {
  return [vatNumber, taxNumber, companyNumber].some((number) => presence(number) !== null);
}

function chargesTax(document: BillingDocument): boolean {
  return document.type !== 'STATEMENT' && document.taxBreakdown.some(({ taxAmount }) => !decimal(taxAmount).eq('0'));
}

/** Whether the buyer issued the document, in the name of the seller. */
export function isSelfBilled(document: BillingDocument): boolean {
  return hasTypeCode(document) && 'typeCode' in document && isSelfBilledType(document.typeCode);
}
