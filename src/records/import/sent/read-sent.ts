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
  /** The body was one invoice, not an import file. */
  isBare: boolean;
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
    return { file: await (isBare ? ofBareInvoice(parse) : parse()), ...NOTHING_UNMAPPED, isBare };
  }
  const xml = kind === 'pdf' ? extractInvoiceXml(bytes, { mostBytes: mostXmlBytes }) : bytes;
  const { records, unmapped, furtherUnmapped } = await readInvoiceXml(xml, {
    organisationId,
    limits: { mostBytes: mostXmlBytes },
    // A PDF has its own file inside.
    encoding: kind === 'xml' ? encoding : undefined,
  });
  return { file: await parseInTurns(records, check), unmapped, furtherUnmapped, isBare: false };
}

const INVOICE = /^invoices\[0\]\.?/;

/** Names the fields of a body that is the invoice itself by their own paths. @throws what the work throws */
async function ofBareInvoice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw withBarePaths(error);
  }
}

/** The same for an error. */
export function withBarePaths(error: unknown): unknown {
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
