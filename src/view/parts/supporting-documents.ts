import type { InvoiceLike } from '../../invoices/billing-document.js';
import type { DocumentView } from '../document/document-view.js';
import type { Messages } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { webLink } from './links.js';

/** The documents that belong to the invoice (BG-24): their references, what they are, and where they are. */
export function supportingDocumentsView(
  { supportingDocuments }: InvoiceLike,
  messages: Messages,
): DocumentView['supportingDocuments'] {
  if (supportingDocuments.length === 0) return null;
  const items = supportingDocuments.map(({ reference, description, url, fileName }) => {
    const address = presence(url);
    const texts = [presence(description), presence(fileName)].filter((text) => text !== null && text !== reference.trim());
    return { reference, description: texts.join(' · ') || null, link: address === null ? null : webLink(address) };
  });
  return { heading: messages.supportingDocuments, items };
}
