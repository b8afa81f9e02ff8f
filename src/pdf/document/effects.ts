import type { DocumentType } from '../../invoices/billing-document.js';
import type { PdfEffects, Ticket } from '../effects.js';
import type { Caller, Origin } from '../running-request.js';

/** A PDF that is about to be released. Of its content, only the title. */
export interface DocumentRelease {
  documentType: DocumentType;
  documentNumber: string;
  title: string;
  template: string;
  locale: string;
  byteLength: number;
  sha256: string;
}

/** The effects that printing a caller's document needs. */
export interface DocumentEffects extends PdfEffects {
  /** Takes a part of the body budget before the request body is read. Refuses immediately if the budget is used up. */
  admitBody(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  recordDocument(context: Caller & Origin, release: DocumentRelease): Promise<void>;
}
