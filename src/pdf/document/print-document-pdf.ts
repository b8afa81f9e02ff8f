import { createHash } from 'node:crypto';
import type { DocumentData, DocumentTemplate, DocumentTemplates } from '../../templates/index.js';
import type { AskedConformance } from '../conformance.js';
import { pdfFileName } from '../file-name.js';
import { type Pdfs, type PrintJob, producePdf } from '../produce-pdf.js';
import type { ReleasedPdf } from '../released-pdf.js';
import { auditContext, type AuthenticatedRequest } from '../running-request.js';
import { checkDataSize, rowsOf } from './check-data-size.js';
import { withCutFields } from './cut-fields.js';
import type { DocumentEffects } from './effects.js';
import { DocumentTooLargeError } from './errors.js';
import { parseJson } from './parse-json.js';

/** The document that the caller sends, and its template. */
export interface SentDocument {
  template: DocumentTemplate;
  conformance: AskedConformance;
  /** Reads the body of the request: the data of the document as JSON. It stops when the signal of the request fires. */
  receive: () => Promise<Buffer>;
}

/** Makes the PDFs of documents that callers send. */
export interface DocumentPdfs extends Pdfs {
  effects: DocumentEffects;
  templates: DocumentTemplates;
  /** Bytes of a body. */
  maxBodyBytes: number;
}

/**
 * Receives a document that is not stored here, prints it and writes its audit entry. When this resolves, the entry is written and the PDF may be sent. The
 * figures are the caller's: only their form is checked.
 * @throws OverloadedError | ShareExceededError | InvalidJsonError | InvalidDocumentError | UnprintableTextError | DocumentTooLargeError | DocumentCutError | DocumentNotConformantError |
 * TemplateError | DatabaseUnavailableError, what receiving and printing throw, or the signal's reason
 */
export async function printDocumentPdf(
  pdfs: DocumentPdfs,
  request: AuthenticatedRequest,
  sent: SentDocument,
): Promise<ReleasedPdf> {
  const { effects, limits } = pdfs;
  const { template, receive } = sent;
  const { organisationId } = request.caller;
  using _budget = await effects.admitBody(organisationId, request.signal);
  const body = await request.steps.time('receive', receive);
  using ticket = await request.steps.time('queue', () => effects.admit(organisationId, request.signal));

  const data = await request.step('check', () => template.read(parseJson(body)));
  // The size comes second: if both are wrong, callers learn about the data first. Reading the largest body takes about 50 ms.
  const { isLarge } = checkDataSize(data, limits);
  const job = jobOf(sent, body, data, isLarge);
  const { bytes, sha256, locale, conformance } = await producePdf(pdfs, request, job, ticket).catch((error: unknown) => {
    throw withCutFields(error, data);
  });
  const release = {
    documentType: data.documentType,
    documentNumber: data.number,
    title: data.title,
    template: template.manifest.name,
    locale,
    byteLength: bytes.length,
    sha256,
  };
  await request.step('audit', () => effects.recordDocument(auditContext(request), release));
  return { bytes, fileName: pdfFileName(data.number, data.documentType), conformance };
}

function jobOf({ template, conformance }: SentDocument, body: Buffer, data: DocumentData, isLarge: boolean): PrintJob {
  const content = createHash('sha256').update(body).digest('hex');
  return {
    key: `${template.manifest.name} ${content}`,
    needsLargeSlot: isLarge,
    rows: rowsOf(data),
    facts: { date: data.issueDate, timeZone: null, author: data.seller.name },
    conformance,
    render: (marker) => ({ html: template.render(data, marker), locale: data.lang, pageFacts: null }),
    tooLarge: (what, limit) => new DocumentTooLargeError(what, limit),
  };
}
