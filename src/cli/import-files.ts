import { readFile } from 'node:fs/promises';
import { printFault } from '../compose/print-check.js';
import { ImportError } from '../records/faults/errors.js';
import { NIL_UUID } from '../records/import/build/nil-uuid.js';
import type { ImportFile } from '../records/import/format/schema.js';
import { parseImport } from '../records/import/format/parse-import.js';
import { utf8 } from '../records/import/format/utf8.js';
import { organisationOfSeller } from '../records/import/organisation-of-seller.js';
import { type ReadRecords, readSent } from '../records/import/sent/read-sent.js';
import { detectInput } from '../records/import/xml/detect-input.js';
import type { Database } from '../records/open-database.js';
import { hasKnownKind } from './files/find-files.js';
import { readFault } from './files/read-fault.js';

/** The records of a file, and what of an XML file has no place among them. */
export interface FileRecords extends Pick<ReadRecords, 'unmapped' | 'furtherUnmapped' | 'inSenderTerms'> {
  records: ImportFile;
  /** An e-invoice brings its seller along. */
  isElectronic: boolean;
}

const NOT_OURS = 'is no .json, .xml or .pdf file, and its content is none of them either';

/**
 * Reads an import file, an e-invoice in XML, or a PDF with one inside.
 * @param organisation whose an e-invoice is; without it, the organisation that its seller is
 * @throws ImportError | DatabaseUnavailableError
 */
export async function readFileRecords(
  file: string,
  { prisma }: Database,
  { organisation, mostBytes }: { organisation: string | undefined; mostBytes: number },
): Promise<FileRecords> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new ImportError([{ path: 'file', message: readFault(error) }]);
  });
  const found = detectInput(bytes);
  if (found === undefined && !hasKnownKind(file)) throw new ImportError([{ path: 'file', message: NOT_OURS }]);
  const kind = found ?? 'json';
  if (kind === 'json')
    return {
      records: parseImport(utf8(bytes), printFault),
      unmapped: [],
      furtherUnmapped: 0,
      isElectronic: false,
      inSenderTerms: (error) => error,
    };
  const sent = { bytes, kind, organisationId: organisation ?? NIL_UUID, mostXmlBytes: mostBytes, check: printFault };
  const { file: records, ...read } = await readSent(sent);
  const rest = { ...read, isElectronic: true };
  const seller = records.invoices[0]?.seller;
  if (organisation !== undefined || !seller) return { records, ...rest };
  const organisationId = await organisationOfSeller(prisma, seller);
  return { records: { ...records, invoices: records.invoices.map((invoice) => ({ ...invoice, organisationId })) }, ...rest };
}
