import type { Invoice, SupportingDocument } from '../../invoices/invoice.js';
import type { SupportingDocument as DocumentTerms } from '../terms/terms.js';
import { mediaTypeOf } from './media-type.js';
import { present, text } from './text.js';

/** The files that an e-invoice embeds. The model of an invoice has only their lengths. */
export interface EmbeddedContents {
  /** The bytes of `supportingDocuments`, in their order; null for one that embeds no file. */
  documents: readonly (Uint8Array | null)[];
  /** The printed page as PDF, if it is to be embedded too (BG-24). */
  page?: Uint8Array;
}

/** An invoice that embeds no file, or none of whose bytes are at hand. */
export const NO_CONTENTS: EmbeddedContents = { documents: [] };

/** BG-24. @throws RangeError if the bytes of a document are not there, or are not those of the model */
export function documentTerms(invoice: Invoice, { documents, page }: EmbeddedContents): DocumentTerms[] {
  const own = invoice.supportingDocuments.map((document, index) => ofDocument(document, documents[index] ?? null, index));
  return page === undefined ? own : [...own, ofPage(invoice, page)];
}

function ofDocument(document: SupportingDocument, content: Uint8Array | null, index: number): DocumentTerms {
  if ((content?.byteLength ?? null) !== document.byteLength)
    throw new RangeError(`supportingDocuments[${index}] embeds ${document.byteLength} bytes; given are ${content?.byteLength}`);
  return present({
    'BT-122': text(document.reference),
    'BT-123': text(document.description),
    'BT-124': text(document.url),
    'BT-125': content === null ? undefined : embedded(content, mediaTypeOf(document), document.fileName ?? document.reference),
  });
}

function ofPage({ number }: Invoice, page: Uint8Array): DocumentTerms {
  const fileName = `${number.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`;
  return { 'BT-122': text(number), 'BT-125': embedded(page, 'application/pdf', fileName) };
}

/** BT-125. Both syntaxes demand a file name and a media type. */
function embedded(content: Uint8Array, mediaType: string | undefined, fileName: string): DocumentTerms['BT-125'] {
  const { buffer, byteOffset, byteLength } = content;
  const base64 = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  return present({ base64, mediaType: text(mediaType), fileName: text(fileName) });
}
