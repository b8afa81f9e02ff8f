import type { Invoice } from './invoice.js';
import type { Quote } from './quote.js';
import type { Receipt } from './receipt.js';
import type { Statement } from './statement.js';

/** Documents that are built like an invoice: parties, lines, tax and totals. */
export type InvoiceLike = Invoice | Quote | Receipt;

/** Every kind of document that can be shown. */
export type BillingDocument = InvoiceLike | Statement;

/** The kinds of document, as templates and their manifests name them. */
export const DOCUMENT_TYPES = ['invoice', 'credit-note', 'quote', 'receipt', 'statement'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

const TYPES: Record<BillingDocument['type'], DocumentType> = {
  INVOICE: 'invoice',
  CREDIT_NOTE: 'credit-note',
  QUOTE: 'quote',
  RECEIPT: 'receipt',
  STATEMENT: 'statement',
};

/** The kind of a document, as templates name it. */
export function documentTypeOf({ type }: Pick<BillingDocument, 'type'>): DocumentType {
  return TYPES[type];
}
