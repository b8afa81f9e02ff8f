import { readFile } from 'node:fs/promises';
import { printFault } from '../../compose/print-check.js';
import { checkXml, type ProfileId } from '../../e-invoice/index.js';
import { InvoiceTooLargeError } from '../../invoices/errors.js';
import { ImportError, type ImportFault } from '../../invoices/import-errors.js';
import { profileOf, USUAL_PROFILE } from '../../pdf/xml/choose-profile.js';
import { faultsOfImport, isUnreadable, sorted } from '../../pdf/xml/validation-report.js';
import { parseJson } from '../../records/import/format/parse-import.js';
import { utf8 } from '../../records/import/format/utf8.js';
import type { RecordLimits } from '../../records/import/oversized.js';
import { previewFile } from '../../records/import/preview/preview-file.js';
import { detectInput } from '../../records/import/xml/detect-input.js';
import { extractInvoice } from '../../records/import/xml/pdf/extract-invoice-xml.js';
import { readFault } from '../files/read-fault.js';
import { checkInvoice } from './check-invoice.js';
import { type Checked, type Outcome, unreadable } from './checked.js';

interface CheckFileOptions {
  profile: ProfileId | null;
  mostBytes: number;
  limits: RecordLimits;
}

/** Checks an import file, an e-invoice in XML, or a PDF with one inside. It needs no database. */
export async function checkFile(file: string, options: CheckFileOptions): Promise<Outcome> {
  const bytes = await readFile(file).catch((error: unknown) => readFault(error));
  if (typeof bytes === 'string') return unreadable(file, bytes);
  const { profile, mostBytes } = options;
  const kind = detectInput(bytes) ?? 'json';
  try {
    if (kind === 'json') return await checkRecords(file, bytes, options);
    const { xml, fileName } = kind === 'pdf' ? extractInvoice(bytes, { mostBytes }) : { xml: bytes, fileName: undefined };
    const of = { mostBytes, embeddedAs: fileName, ...(profile && { profile: profileOf(profile) }) };
    const { number, ...report } = await checkXml(xml, of);
    return { checked: [{ source: file, invoice: number, report: sorted(report) }], unreadable: null };
  } catch (error) {
    if (error instanceof ImportError) return unreadable(file, error.faults.map(sentenceOf).join('; '));
    if (error instanceof InvoiceTooLargeError) return unreadable(file, `is too large: ${error.message}`);
    throw error;
  }
}

async function checkRecords(file: string, bytes: Uint8Array, { profile, mostBytes, limits }: CheckFileOptions): Promise<Outcome> {
  const request = { bytes, kind: 'json', mostBytes, mostInvoices: Infinity, limits, check: printFault } as const;
  let known: { records: unknown } | undefined;
  const records = () => (known ??= { records: parseJson(utf8(bytes)) }).records;
  const refused = (error: ImportError) => byInvoice(error).map((one) => refusedInvoice(file, one, profile, records));
  try {
    const { invoices, contents, faults } = await previewFile(request);
    const error = new ImportError(faults);
    if (isUnreadable(error)) return unreadable(file, faults.map(sentenceOf).join('; '));
    const built = invoices.map((invoice, index) => {
      const report = checkInvoice(invoice, contents[index] ?? { documents: [] }, profile);
      return { source: file, invoice: invoice.number, report };
    });
    return { checked: [...built, ...refused(error)], unreadable: null };
  } catch (error) {
    if (!(error instanceof ImportError) || isUnreadable(error)) throw error;
    return { checked: refused(error), unreadable: null };
  }
}

interface Refused {
  /** `invoices[2]`; empty: a party of the file, or the only invoice of it. */
  place: string;
  faults: ImportFault[];
  furtherFaults: number;
}

function byInvoice({ faults, furtherFaults }: ImportError): Refused[] {
  const places = new Map<string, Refused>();
  for (const fault of faults) {
    const [place = ''] = /^invoices\[\d+\]/.exec(fault.path) ?? [];
    const one = places.get(place) ?? { place, faults: [], furtherFaults: places.size === 0 ? furtherFaults : 0 };
    one.faults.push(fault);
    places.set(place, one);
  }
  return [...places.values()];
}

function refusedInvoice(
  source: string,
  { place, faults, furtherFaults }: Refused,
  asked: ProfileId | null,
  records: () => unknown,
): Checked {
  const { id, syntax, specification } = profileOf(asked ?? USUAL_PROFILE);
  const found = faultsOfImport(new ImportError(faults), records);
  const report = sorted({ valid: false, syntax, profile: id, specification, faults: found }, furtherFaults);
  return { source, invoice: numberAt(place, records()) ?? (place || null), report };
}

/** The number of the invoice at a place of the file; null: it has none, or none that can be read. */
function numberAt(place: string, records: unknown): string | null {
  const { invoices, ...bare } = (records ?? {}) as { invoices?: unknown; number?: unknown };
  const [, index] = /^invoices\[(\d+)\]$/.exec(place) ?? [];
  const invoice = index === undefined ? bare : ((Array.isArray(invoices) ? (invoices as unknown[])[Number(index)] : null) ?? {});
  const { number } = invoice as { number?: unknown };
  return typeof number === 'string' && number !== '' ? number : null;
}

const sentenceOf = ({ path, message }: ImportFault): string => (path === 'file' ? message : `${path} ${message}`);
