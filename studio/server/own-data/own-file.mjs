// A file of the designer as samples: an import file, an e-invoice in XML, or a PDF with one inside. Read and checked by the code of the import.
import { built } from '../../../scripts/built.mjs';

/** @typedef {import('../../shared/api.js').OwnProblem} OwnProblem */
/** @typedef {import('../render/samples.mjs').LoadedSample} LoadedSample */
/** @typedef {Pick<LoadedSample, 'title' | 'note' | 'documentType' | 'locale'> & { sample: Pick<LoadedSample['sample'], 'document' | 'today'> }} OwnDocument */
/** @typedef {{ documents: OwnDocument[], problems: OwnProblem[], furtherProblems: number }} ReadFile */

/** @type {typeof import('../../../src/records/import/preview/preview-file.js')} */
const { previewFile } = await built('records/import/preview/preview-file.js');
/** @type {typeof import('../../../src/records/import/xml/detect-input.js')} */
const { detectInput } = await built('records/import/xml/detect-input.js');
/** @type {typeof import('../../../src/records/faults/errors.js')} */
const { ImportError } = await built('records/faults/errors.js');
/** @type {typeof import('../../../src/invoices/billing-document.js')} */
const { documentTypeOf } = await built('invoices/billing-document.js');
/** @type {typeof import('../../../src/pdf/invoice/civil-today.js')} */
const { civilToday } = await built('pdf/invoice/civil-today.js');
/** @type {typeof import('../../../src/templates/index.js')} */
const { printFault } = await built('templates/index.js');

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_DOCUMENTS = 100;
const MOST_PROBLEMS = 100;
/** The defaults of the service. */
const LIMITS = { lines: 10_000, textLength: 20_000, totalTextLength: 500_000 };

/** @param {Uint8Array} bytes @returns {Promise<ReadFile>} */
export async function ownFile(bytes) {
  const kind = detectInput(bytes);
  if (bytes.length === 0) return refused('is empty');
  if (kind === undefined) {
    return refused(
      'is not an invoice: drop a JSON file of the import format, an e-invoice (UBL or CII), or a PDF with one inside',
    );
  }
  try {
    const request = { bytes, kind, mostBytes: MOST_BYTES, mostInvoices: MOST_DOCUMENTS, limits: LIMITS, check: printFault };
    const preview = await previewFile(request);
    const { problems, furtherProblems } = problemsOf(preview);
    return { documents: preview.invoices.map(documentOf), problems, furtherProblems };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const problems = error.faults.map(({ path, message }) => problem('error', path, message));
    return { documents: [], problems, furtherProblems: error.furtherFaults };
  }
}

/** @param {string} message @returns {ReadFile} */
function refused(message) {
  return { documents: [], problems: [problem('error', null, message)], furtherProblems: 0 };
}

/** @param {import('../../../src/records/import/preview/preview-file.js').Preview} preview */
function problemsOf({ faults, warnings, unmapped, furtherUnmapped, furtherInvoices }) {
  const all = [
    ...faults.map(({ path, message }) => problem('error', path, message)),
    ...warnings.map(({ term, path, message }) => problem('warning', path, term === null ? message : `${message} (${term})`)),
    ...unmapped.map(({ xpath, length }) =>
      problem('warning', xpath, `is not shown, because invoices here have no place for it (${length} characters)`),
    ),
  ];
  if (furtherInvoices > 0) {
    all.unshift(problem('warning', 'invoices', `has ${furtherInvoices} more; the first ${MOST_DOCUMENTS} are shown`));
  }
  return { problems: all.slice(0, MOST_PROBLEMS), furtherProblems: Math.max(0, all.length - MOST_PROBLEMS) + furtherUnmapped };
}

/** @param {OwnProblem['severity']} severity @param {string | null} path @param {string} message @returns {OwnProblem} */
function problem(severity, path, message) {
  const isWhole = path === null || path === 'file';
  return isWhole ? { severity, place: null, message: `The file ${message}` } : { severity, place: path, message };
}

/** @param {import('../../../src/invoices/invoice.js').Invoice} document @returns {OwnDocument} */
function documentOf(document) {
  const { number, organisation, customer } = document;
  return {
    title: number,
    note: `${organisation.name} → ${customer.name}`,
    documentType: documentTypeOf(document),
    locale: customer.locale ?? organisation.locale,
    sample: { document, today: civilToday(new Date(), organisation.timeZone) },
  };
}
