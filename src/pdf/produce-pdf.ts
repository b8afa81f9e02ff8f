import { createHash, randomUUID } from 'node:crypto';
import type { PrintedParts, PrintedPdf } from '../finish/index.js';
import {
  type AskedConformance,
  checkConformance,
  claimsOf,
  type ConformancePolicy,
  conformanceOf,
  DocumentNotConformantError,
  type PdfConformance,
  policyFor,
} from './conformance.js';
import type { DocumentFacts, PdfEffects, Rendered, Ticket } from './effects.js';
import { type EInvoiceOutcome, finishedEInvoice, type PreparedEInvoice } from './e-invoice.js';
import type { PdfLimits } from './limits.js';
import type { FailedDocuments } from './failed-documents.js';
import type { AuthenticatedRequest } from './running-request.js';

/** Makes PDFs of any document. */
export interface Pdfs {
  effects: PdfEffects;
  limits: PdfLimits;
  failedDocuments: FailedDocuments;
  /** Of requests that ask for nothing else. */
  conformance: ConformancePolicy;
}

/** One document to print. */
export interface PrintJob {
  /** Names this version of the document: another version has another name. */
  key: string;
  /** It is large, and its ticket is not one of the few for large documents. */
  needsLargeSlot: boolean;
  /** Of its tables: lines, entries, payments. */
  rows: number;
  /** They go into the PDF. */
  facts: DocumentFacts;
  conformance: AskedConformance;
  /** Makes the e-invoice that goes into the PDF, before it is printed; null: none is wanted. Absent: the document is no invoice. */
  prepareEInvoice?: (policy: ConformancePolicy) => Promise<PreparedEInvoice | null>;
  render: (marker: string) => Rendered;
  /** The error if HTML or PDF exceeds the limits. */
  tooLarge: (what: string, limit: string) => Error;
}

/** A finished PDF, not released yet. */
export interface ProducedPdf {
  bytes: Buffer;
  sha256: string;
  /** Its language. */
  locale: string;
  conformance: PdfConformance;
  /** Null: none was wanted. */
  eInvoice: EInvoiceOutcome | null;
}

/**
 * Document → HTML → print → PDF, in the slot of the ticket. The page of an invoice is read back from the finished bytes, and compared with the model. A large document releases its
 * slot and waits for one of the few slots for large documents. The slot is released as soon as the PDF is finished, because the rest needs no browser.
 * @throws OverloadedError | ShareExceededError | EInvoiceInvalidError | DocumentNotConformantError | PageDiffersError, what `tooLarge` makes, what rendering and printing throw, or the signal's reason
 */
export async function producePdf(
  { effects, limits, failedDocuments, conformance: usual }: Pdfs,
  request: AuthenticatedRequest,
  { key, needsLargeSlot, rows, facts, conformance: asked, prepareEInvoice, render, tooLarge }: PrintJob,
  ticket: Ticket,
): Promise<ProducedPdf> {
  const { caller, signal } = request;
  const policy = policyFor(usual, asked);
  failedDocuments.check(key);
  const moreMilliseconds = Math.max(0, rows - limits.largeLines) * limits.millisecondsPerLine;
  if (moreMilliseconds > 0) request.allowMore(moreMilliseconds);
  if (needsLargeSlot) ticket.releaseSlot();
  using large = needsLargeSlot
    ? await request.steps.time('queue', () => effects.admitLarge(caller.organisationId, signal))
    : null;
  // The same document may have failed while this request waited.
  if (needsLargeSlot) failedDocuments.check(key);

  const prepared = (await prepareEInvoice?.(policy)) ?? null;
  const marker = randomUUID();
  const { html, locale, pageFacts } = await request.step('render', () => render(marker));
  if (html.length > limits.htmlLength) throw tooLarge('the document', `${limits.htmlLength} characters of HTML`);

  try {
    const printed = await request.step('print', () => effects.print({ html, marker, moreMilliseconds, signal }));
    const finished = await request.step('finish', () => effects.finish(printed, facts, claimsOf(policy), prepared?.file ?? null));
    const { bytes } = finished;
    if (bytes.length > limits.pdfBytes) throw tooLarge('the PDF', `${limits.pdfBytes} bytes`);
    const conformance = conformanceOf(policy, finished);
    request.conformance = conformance;
    checkConformance(policy, conformance);
    const eInvoice = prepared && finishedEInvoice(prepared, finished);
    if (eInvoice) request.eInvoice = eInvoice;
    if (eInvoice?.result === 'refused') throw new DocumentNotConformantError(['pdfa'], conformance.faults);
    if (pageFacts) {
      // What the XML says besides the page would be another invoice.
      const expected = { facts: pageFacts, words: wordsOf(printed), mustHaveAll: eInvoice?.result === 'embedded' };
      await request.step('read-back', () => effects.readBack(bytes, expected));
    }
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), locale, conformance, eInvoice };
  } catch (error) {
    failedDocuments.note(key, error);
    throw error;
  } finally {
    large?.releaseSlot();
    ticket.releaseSlot();
  }
}

/** The text of what was printed, or of its parts; null: it is not known. */
function wordsOf(printed: PrintedPdf | PrintedParts): string[] | null {
  const texts = 'parts' in printed ? printed.parts.map(({ words }) => words) : [printed.words];
  const known = texts.filter((text) => text !== null);
  return known.length === texts.length ? known : null;
}
