import { CREDIT_NOTE_TYPES, INVOICE_TYPES } from './document-types.js';
import type { InvoiceType } from '../invoice.js';

/** Which way the amounts of a document of this type (BT-3) point. Null for a code that is neither an invoice nor a credit note: title and signs would be guesses. */
export function typeOfCode(typeCode: string): InvoiceType | null {
  if (CREDIT_NOTE_TYPES.has(typeCode)) return 'CREDIT_NOTE';
  return INVOICE_TYPES.has(typeCode) ? 'INVOICE' : null;
}
