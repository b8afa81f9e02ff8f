import type { CivilDate } from '../invoices/invoice.js';

/** What an admitted request holds until it is finished. `using` hands it back, exactly once. */
export interface Ticket extends Disposable {
  /** The work that slots are for is done: the slot goes to the next request, while this one keeps its ticket. May be called again. */
  releaseSlot(): void;
}

/** A document that is ready to be printed. */
export interface Rendered {
  html: string;
  /** The language that it is in. */
  locale: string;
}

/** What is to be printed. */
export interface PrintedDocument {
  html: string;
  marker: string;
  /** Of the document, not of the clock: the same document gives the same bytes. */
  date: CivilDate;
  signal: AbortSignal;
}

/** What every story of a PDF needs from the world. */
export interface PdfEffects {
  /** Waits for a slot of the organisation; refuses immediately when too much is under way. */
  admit(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  /** The same for the few large documents that are worked on at a time. */
  admitLarge(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  /** HTML to PDF. `marker` stands in the document; `date` becomes that of the PDF. */
  print(document: PrintedDocument): Promise<Buffer>;
}
