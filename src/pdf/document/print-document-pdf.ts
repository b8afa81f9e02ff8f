import { createHash } from 'node:crypto';
import type { DocumentData, DocumentTemplate, DocumentTemplates } from '../../templates/index.js';
import { within } from '../deadline.js';
import type { Caller, Origin } from '../effects.js';
import { pdfFileName } from '../file-name.js';
import { type Pdfs, producePdf } from '../produce-pdf.js';
import type { ReleasedPdf } from '../released-pdf.js';
import type { Steps } from '../steps.js';
import { checkDataSize } from './check-data-size.js';
import { withCutFields } from './cut-fields.js';
import type { DocumentEffects } from './effects.js';
import { DocumentTooLargeError } from './errors.js';
import { parseJson } from './parse-json.js';

/** What is asked for. */
export interface DocumentRequest {
  caller: Caller;
  origin: Origin;
  template: DocumentTemplate;
  /** The data of the document as it came: JSON. */
  body: Buffer;
  /** The deadline of the whole request, and the caller's going away. */
  signal: AbortSignal;
  steps: Steps;
}

/** What makes the PDFs of documents that come from outside. */
export interface DocumentPdfs extends Pdfs {
  effects: DocumentEffects;
  templates: DocumentTemplates;
  /** Bytes of a body. */
  maxBodyBytes: number;
}

/**
 * Prints a document that is not stored here, and notes that it is released. When this resolves, the entry is in the audit log and the bytes may go.
 * Figures are the caller's: only their form is checked.
 * @throws OverloadedError | ShareExceededError | InvalidJsonError | InvalidDocumentError | UnprintableTextError | DocumentTooLargeError | DocumentCutError |
 * TemplateError | DatabaseUnavailableError, what printing throws, or the signal's reason
 */
export async function printDocumentPdf(pdfs: DocumentPdfs, request: DocumentRequest): Promise<ReleasedPdf> {
  const { effects, limits } = pdfs;
  const { caller, origin, template, body, signal, steps } = request;
  using ticket = await steps.time('queue', effects.admit(caller.organisationId, signal));

  const data = steps.timeSync('check', () => template.read(parseJson(body)));
  const { isLarge } = checkDataSize(data, limits);
  const job = { caller, signal, steps, isLarge, ...jobOf(request, data) };
  const { bytes, sha256, locale } = await producePdf(pdfs, job, ticket).catch((error: unknown) => {
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
  await steps.time('audit', within(signal, effects.recordDocument({ ...caller, ...origin }, release)));
  return { bytes, fileName: pdfFileName(data.number, data.documentType) };
}

function jobOf({ template, body }: DocumentRequest, data: DocumentData) {
  const content = createHash('sha256').update(body).digest('hex');
  return {
    key: `${template.manifest.name} ${content}`,
    date: data.issueDate,
    render: (marker: string) => ({ html: template.render(data, marker), locale: data.lang }),
    tooLarge: (what: string, limit: string) => new DocumentTooLargeError(what, limit),
  };
}
