import type { EInvoiceFile, FinishedPdf, PrintedParts, PrintedPdf, Standard } from '../finish/index.js';
import type { CivilDate } from '../invoices/invoice.js';
import type { Expected, PageFacts } from '../read-back/index.js';

/** An admitted request holds this until it is finished. `using` returns it exactly once. */
export interface Ticket extends Disposable {
  /** Gives the slot to the next request when the printing is done. This request keeps its ticket. May be called again. */
  releaseSlot(): void;
}

/** A document that is ready to be printed. */
export interface Rendered {
  html: string;
  /** Its language. */
  locale: string;
  /** What its page must say; null: there is no model to compare it with. */
  pageFacts: PageFacts | null;
}

/** The content to print. */
export interface PrintedDocument {
  html: string;
  marker: string;
  /** Time in addition to the usual timeout, because the document is large. */
  moreMilliseconds: number;
  signal: AbortSignal;
}

/** What is known of a document that becomes a PDF. */
export interface DocumentFacts {
  /** The date of the document, not the clock, so that the same document gives the same bytes. */
  date: CivilDate;
  /** IANA name of the zone of that date; null: not known. */
  timeZone: string | null;
  /** Who issued it; null: not known. */
  author: string | null;
}

/** The effects that every PDF needs. */
export interface PdfEffects {
  /** Waits for a slot of the organisation. Refuses immediately if too many requests are in progress. */
  admit(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  /** Waits for one of the few slots for large documents. */
  admitLarge(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  /** HTML to what Chromium prints, a giant document in parts. `marker` is in the document. */
  print(document: PrintedDocument): Promise<PrintedPdf | PrintedParts>;
  /**
   * What Chromium printed to the PDF that is sent. It claims those of the standards to which it conforms. @param eInvoice goes into a PDF that claims PDF/A; null: there is none
   */
  finish(
    printed: PrintedPdf | PrintedParts,
    facts: DocumentFacts,
    claims: readonly Standard[],
    eInvoice: EInvoiceFile | null,
  ): Promise<FinishedPdf>;
  /** Reads the finished PDF back, and compares it with its model. @throws PageDiffersError if its page does not say what it must */
  readBack(bytes: Buffer, expected: Expected): Promise<void>;
}
