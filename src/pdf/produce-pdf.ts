import { createHash, randomUUID } from 'node:crypto';
import type { CivilDate } from '../invoices/invoice.js';
import { within } from './deadline.js';
import type { Caller, Ticket, PdfEffects, Rendered } from './effects.js';
import type { PdfLimits } from './limits.js';
import type { FailedDocuments } from './failed-documents.js';
import type { Steps } from './steps.js';

/** What makes PDFs, whatever the document is. */
export interface Pdfs {
  effects: PdfEffects;
  limits: PdfLimits;
  failedDocuments: FailedDocuments;
}

/** One document that is to become a PDF. */
export interface PrintJob {
  caller: Caller;
  /** The deadline of the whole request, and the caller's going away. */
  signal: AbortSignal;
  steps: Steps;
  /** Names the document as it is now: another version of it has another name. */
  key: string;
  isLarge: boolean;
  /** Becomes that of the PDF. */
  date: CivilDate;
  render(marker: string): Promise<Rendered> | Rendered;
  /** The error for what came out larger than the limits. */
  tooLarge(what: string, limit: string): Error;
}

/** A PDF that nobody has seen yet. */
export interface ProducedPdf {
  bytes: Buffer;
  sha256: string;
  /** The language that it is in. */
  locale: string;
}

/**
 * Document → HTML → PDF, in the slot of the ticket. A large document releases that slot and waits for one of the few for large ones. Both slots are
 * released as soon as the PDF is there: what follows needs no browser.
 * @throws OverloadedError | ShareExceededError, what `tooLarge` makes, what rendering and printing throw, or the signal's reason
 */
export async function producePdf(
  { effects, limits, failedDocuments }: Pdfs,
  job: PrintJob,
  ticket: Ticket,
): Promise<ProducedPdf> {
  const { caller, signal, steps, key, isLarge, date } = job;
  failedDocuments.check(key);
  if (isLarge) ticket.releaseSlot();
  using large = isLarge ? await steps.time('queue', effects.admitLarge(caller.organisationId, signal)) : null;
  // The same document may have been printed while this one waited.
  if (isLarge) failedDocuments.check(key);

  const marker = randomUUID();
  // Begun within the step: most of it happens before there is anything to wait for.
  const rendering = Promise.resolve().then(() => job.render(marker));
  const { html, locale } = await steps.time('render', within(signal, rendering));
  if (html.length > limits.htmlLength) throw job.tooLarge('the document', `${limits.htmlLength} characters of HTML`);

  try {
    const bytes = await steps.time('print', within(signal, effects.print({ html, marker, date, signal })));
    if (bytes.length > limits.pdfBytes) throw job.tooLarge('the PDF', `${limits.pdfBytes} bytes`);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), locale };
  } catch (error) {
    failedDocuments.note(key, error);
    throw error;
  } finally {
    large?.releaseSlot();
    ticket.releaseSlot();
  }
}
