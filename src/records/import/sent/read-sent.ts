import { InvoiceTooLargeError } from '../../../invoices/errors.js';
import { type AllUnmapped, NOTHING_UNMAPPED, type Warning } from '../../../invoices/warning.js';
import { ImportError } from '../../faults/errors.js';
import { parseJson } from '../format/parse-import.js';
import { parseInTurns } from '../format/parse-in-turns.js';
import type { ImportFile } from '../format/schema.js';
import type { PrintCheck } from '../format/unprintable.js';
import { utf8 } from '../format/utf8.js';
import { extractInvoiceXml } from '../xml/pdf/extract-invoice-xml.js';
import { oversized, type RecordLimits } from '../oversized.js';
import { readInvoiceXml } from '../xml/read-invoice-xml.js';
import { inXmlTerms } from '../xml/sender-terms.js';
import { isBareInvoice, withOrganisation } from './own-organisation.js';

/** What a body or a file may be: an import file, an e-invoice in XML, or a PDF with one inside. */
export type RecordsKind = 'json' | 'xml' | 'pdf';

export interface SentRecords {
  bytes: Uint8Array;
  kind: RecordsKind;
  /** Of XML, if its media type names one. */
  encoding?: string | undefined;
  /** The caller's, or that of the seller. */
  organisationId: string;
  /** Of XML, also of XML inside a PDF. */
  mostXmlBytes: number;
  /** What is larger is refused: it could not be printed, and each line takes 20 kB while it is checked. Absent: all that the format takes. */
  limits?: RecordLimits;
  /** Says which texts cannot be printed. */
  check: PrintCheck;
}

/** Records, and what of an XML document the model has no place for. */
export interface ReadRecords extends AllUnmapped {
  file: ImportFile;
  /** The body is one invoice itself, not a file of records. */
  isBare: boolean;
  /** The same error by the names of what was sent: of a bare invoice, its own paths; of XML, its elements. */
  inSenderTerms: (error: unknown) => unknown;
}

/**
 * Reads records that belong to one organisation.
 * @throws ImportError | ForeignOrganisationError | InvoiceTooLargeError
 */
export async function readSent({ limits, ...sent }: SentRecords): Promise<ReadRecords> {
  const records = await read(sent);
  const [large] = limits ? oversized(records.file, limits) : [];
  if (large) throw new InvoiceTooLargeError(records.isBare ? barePath(large.path) : large.path, large.limit);
  return records;
}

async function read({
  bytes,
  kind,
  encoding,
  organisationId,
  mostXmlBytes,
  check,
}: Omit<SentRecords, 'limits'>): Promise<ReadRecords> {
  if (kind === 'json') {
    const given = parseJson(utf8(bytes));
    const isBare = isBareInvoice(given);
    const parse = async () => parseInTurns(withOrganisation(isBare ? { invoices: [given] } : given, organisationId), check);
    const inSenderTerms = isBare ? withBarePaths : (error: unknown) => error;
    return { file: await inTerms(parse, inSenderTerms), ...NOTHING_UNMAPPED, inSenderTerms, isBare };
  }
  const xml = kind === 'pdf' ? extractInvoiceXml(bytes, { mostBytes: mostXmlBytes }) : bytes;
  const { records, unmapped, furtherUnmapped, places } = await readInvoiceXml(xml, {
    organisationId,
    limits: { mostBytes: mostXmlBytes },
    // A PDF has its own file inside.
    encoding: kind === 'xml' ? encoding : undefined,
  });
  const inSenderTerms = (error: unknown) => inXmlTerms(error, places);
  return {
    file: await inTerms(() => parseInTurns(records, check), inSenderTerms),
    unmapped,
    furtherUnmapped,
    inSenderTerms,
    isBare: false,
  };
}

const INVOICE = /^invoices\[0\]\.?/;

/** @throws what the work throws, in the terms of the sender */
async function inTerms<T>(work: () => Promise<T>, inSenderTerms: (error: unknown) => unknown): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inSenderTerms(error);
  }
}

/** Names the fields of a body that is the invoice itself by their own paths. */
function withBarePaths(error: unknown): unknown {
  if (!(error instanceof ImportError)) return error;
  const faults = error.faults.map(({ path, message }) => ({ path: barePath(path), message }));
  return new ImportError(faults, error.furtherFaults);
}

/** The same for warnings, if the body is the invoice itself. */
export function withOwnPaths(warnings: readonly Warning[], { isBare }: Pick<ReadRecords, 'isBare'>): Warning[] {
  return warnings.map((warning) => (isBare ? { ...warning, path: barePath(warning.path) } : warning));
}

function barePath(path: string): string {
  return path.replace(INVOICE, '') || 'file';
}
