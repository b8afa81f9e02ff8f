import { CREDIT_NOTE_TYPES } from '../../invoices/codes/document-types.js';
import type { Path } from './source.js';

/** What differs between the two documents of UBL. */
export interface DocumentKind {
  root: 'ubl:Invoice' | 'cn:CreditNote';
  /** Of the root. */
  namespace: Readonly<Record<string, string>>;
  typeCode: Path;
  dueDate: Path;
  line: Path;
  subLine: Path;
  quantity: Path;
}

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';

export const INVOICE: DocumentKind = {
  root: 'ubl:Invoice',
  namespace: { 'xmlns:ubl': `${UBL}:Invoice-2` },
  typeCode: 'cbc:InvoiceTypeCode',
  dueDate: 'cbc:DueDate',
  line: 'cac:InvoiceLine',
  subLine: 'cac:SubInvoiceLine',
  quantity: 'cbc:InvoicedQuantity',
};

export const CREDIT_NOTE: DocumentKind = {
  root: 'cn:CreditNote',
  namespace: { 'xmlns:cn': `${UBL}:CreditNote-2` },
  typeCode: 'cbc:CreditNoteTypeCode',
  dueDate: 'cac:PaymentMeans/cbc:PaymentDueDate',
  line: 'cac:CreditNoteLine',
  subLine: 'cac:SubCreditNoteLine',
  quantity: 'cbc:CreditedQuantity',
};

/** Of both. */
export const COMPONENTS = {
  'xmlns:cac': `${UBL}:CommonAggregateComponents-2`,
  'xmlns:cbc': `${UBL}:CommonBasicComponents-2`,
} as const;

/** The document that the rules of EN 16931 for UBL admit for a type code (BR-CL-01). */
export function kindOfType(typeCode: string | undefined): DocumentKind {
  return CREDIT_NOTE_TYPES.has(typeCode ?? '') ? CREDIT_NOTE : INVOICE;
}

/** The document that a root element is, whatever its type code says. */
export function kindOfRoot(name: string): DocumentKind {
  return name === CREDIT_NOTE.root ? CREDIT_NOTE : INVOICE;
}
