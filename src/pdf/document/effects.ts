import type { DocumentType } from '../../invoices/billing-document.js';
import type { PdfEffects, Ticket } from '../effects.js';
import type { Caller, Origin } from '../running-request.js';

/** A PDF that is about to be released, without a word of what it says but its title. */
export interface DocumentRelease {
  documentType: DocumentType;
  documentNumber: string;
  title: string;
  template: string;
  locale: string;
  byteLength: number;
  sha256: string;
}

/** What the story of a document from outside needs from the world. */
export interface DocumentEffects extends PdfEffects {
  /** Takes a part of the body budget, before the body of a request is read; refuses immediately when the budget is used up. */
  admitBody(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  recordDocument(context: Caller & Origin, release: DocumentRelease): Promise<void>;
}
