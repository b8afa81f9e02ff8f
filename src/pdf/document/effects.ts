import type { DocumentType } from '../../invoices/billing-document.js';
import type { Caller, Origin, Place, PressEffects } from '../effects.js';

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
export interface DocumentEffects extends PressEffects {
  /** Room for the body of a request, before it is read; refuses at once when there is none. */
  admitBody(organisationId: string, signal: AbortSignal): Promise<Place>;
  recordDocument(context: Caller & Origin, release: DocumentRelease): Promise<void>;
}
