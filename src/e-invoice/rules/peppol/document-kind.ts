import { CREDIT_NOTE_TYPES } from '../../../invoices/codes/document-types.js';
import type { EInvoice } from '../../terms/terms.js';
import { normalizeSpace } from '../xpath/text.js';

/** Whether a document is a credit note, which UBL writes as a document of another kind. */
export function isCreditNote(invoice: EInvoice): boolean {
  return CREDIT_NOTE_TYPES.has(normalizeSpace(invoice['BT-3']));
}
