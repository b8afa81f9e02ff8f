import type { EInvoiceMark } from '../metadata/xmp.js';
import type { Attachment } from './attach-files.js';

/** The XML of an invoice, to be put into its PDF (Factur-X, ZUGFeRD). */
export interface EInvoiceFile extends EInvoiceMark {
  relationship: Attachment['relationship'];
  bytes: Buffer;
}

/** The same as a file like any other. */
export function asAttachment({ fileName, relationship, bytes }: EInvoiceFile): Attachment {
  return { name: fileName, description: 'The invoice as XML', mediaType: 'text/xml', relationship, bytes };
}
