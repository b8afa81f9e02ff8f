import { typeOfCode } from '../../../invoices/codes/type-code.js';
import type { InvoiceType } from '../../../invoices/invoice.js';
import { ImportError } from '../../faults/errors.js';

const USUAL = { INVOICE: '380', CREDIT_NOTE: '381' } as const;

/** BT-3 and which way the amounts point: one implies the other. @throws ImportError if they disagree, or if the code is of neither */
export function documentType(
  { type, typeCode }: { type?: InvoiceType | undefined; typeCode?: string | undefined },
  path: string,
): { type: InvoiceType; typeCode: string } {
  if (typeCode === undefined) return { type: type ?? 'INVOICE', typeCode: USUAL[type ?? 'INVOICE'] };
  const implied = typeOfCode(typeCode);
  const refuse = (message: string) => new ImportError([{ path: `${path}.typeCode`, message }]);
  if (implied === null)
    throw refuse(`is ${typeCode}; it must be a code of UNTDID 1001 for an invoice or a credit note, such as 380 or 381`);
  if (type === undefined || type === implied) return { type: implied, typeCode };
  throw refuse(`is ${typeCode}, ${implied === 'INVOICE' ? 'an invoice' : 'a credit note'}; the type says ${type}`);
}
