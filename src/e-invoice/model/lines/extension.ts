import type { Invoice } from '../../../invoices/invoice.js';
import type { Profile } from '../../profiles.js';
import { type LineNode, lineTree, withoutParts } from './line-tree.js';
import { mediaTypeOf } from '../media-type.js';

/** The media type that only XRechnung's extension takes (BR-DEX-01). */
const ONLY_EXTENSION = 'application/xml';

/** Whether a profile has elements for sub-lines and third-party payments: XRechnung's extension, in UBL alone (BR-DEX-15). */
export function holdsExtension({ extension, syntax }: Pick<Profile, 'extension' | 'syntax'>): boolean {
  return extension !== null && syntax === 'UBL';
}

/** Whether the invoice has something that only the extension of a profile can say. */
export function needsExtension(invoice: Invoice, profile: Profile): boolean {
  if (profile.extension === null) return false;
  const hasXml = invoice.supportingDocuments.some(
    (document) => document.byteLength !== null && mediaTypeOf(document) === ONLY_EXTENSION,
  );
  const hasParts = writtenLines(invoice, profile).some(({ parts }) => parts.length > 0);
  return hasXml || hasParts || (holdsThirdPartyPayments(invoice, profile) && invoice.thirdPartyPayments.length > 0);
}

/** Whether there is an element for third-party payments: in UBL only an invoice has one, no credit note. */
export function holdsThirdPartyPayments({ type }: Pick<Invoice, 'type'>, profile: Profile): boolean {
  return holdsExtension(profile) && type === 'INVOICE';
}

/** The lines that a form of e-invoice has. */
export function writtenLines({ lines }: Invoice, profile: Pick<Profile, 'extension' | 'syntax'>): LineNode[] {
  const tree = lineTree(lines);
  return holdsExtension(profile) ? tree : withoutParts(tree);
}
