import type { InvoiceType } from '../../invoices/invoice.js';
import { ImportError } from '../faults/errors.js';

/** The codes of UNTDID 1001 that are credit notes: their amounts point the other way. */
const CREDIT_NOTES = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532']);

const USUAL = { INVOICE: '380', CREDIT_NOTE: '381' } as const;

/** BT-3 and which way the amounts point: one implies the other. @throws ImportError if they disagree */
export function documentType(
  { type, typeCode }: { type?: InvoiceType | undefined; typeCode?: string | undefined },
  path: string,
): { type: InvoiceType; typeCode: string } {
  if (typeCode === undefined) return { type: type ?? 'INVOICE', typeCode: USUAL[type ?? 'INVOICE'] };
  const implied = typeOfCode(typeCode);
  if (type === undefined || type === implied) return { type: implied, typeCode };
  const message = `is ${typeCode}, ${implied === 'INVOICE' ? 'an invoice' : 'a credit note'}; the type says ${type}`;
  throw new ImportError([{ path: `${path}.typeCode`, message }]);
}

/** Which way the amounts of a document of this type point (UNTDID 1001). */
export function typeOfCode(typeCode: string): InvoiceType {
  return CREDIT_NOTES.has(typeCode) ? 'CREDIT_NOTE' : 'INVOICE';
}
