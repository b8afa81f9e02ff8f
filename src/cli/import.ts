import { parseArgs } from 'node:util';
import { databaseOptions } from '../compose/database-options.js';
import { PRISMA_FOLDER } from '../compose/folders.js';
import { readSettings } from '../settings/read-settings.js';
import { checkDatabase } from '../records/check/check-database.js';
import { IMPORT_RIGHTS } from '../records/check/rights.js';
import { DatabaseUnfitError, ImportError } from '../records/faults/errors.js';
import { importRecords } from '../records/import/import-records.js';
import type { ImportReport, Tally } from '../records/import/outcome.js';
import { oversized, type RecordLimits } from '../records/import/oversized.js';
import { type Database, openDatabase } from '../records/open-database.js';
import { isUuid, usage } from './arguments/usage.js';
import { asksForHelp, commandEnvironment, fail, tell } from './command.js';
import { findFiles } from './files/find-files.js';
import { readFileRecords } from './import-files.js';

const HELP = `Usage: npm run import -- [--organisation <uuid>] <file or folder> [<file or folder> …]

Imports organisations, customers and invoices from JSON files, and e-invoices from XML files (UBL, CII) and PDF files (Factur-X, ZUGFeRD).
Each file is imported as a whole or not at all; importing it again changes nothing. Of a folder, every JSON, XML and PDF file in it and in its folders
is imported, without hidden ones; other files are named and left. If a file is refused, the command goes on with the others and ends with 1.

  --organisation  UUID of the organisation that the e-invoices belong to. Without it: the organisation that has the seller's VAT number,
                  tax number or company number; if there is none, one is created.

DATABASE_URL names the PostgreSQL server; without it, the embedded database in DATA_FOLDER (default: data) is used.
docs/import-format.md describes the format, docs/xml-invoices.md how XML is read.
`;

if (asksForHelp(HELP)) process.exit(0);

try {
  const { organisation, paths } = readArguments();
  const { files, skipped, unreadable } = await findFiles(paths);
  for (const { path, why } of skipped) process.stderr.write(`Skipped, as ${why}: ${path}\n`);
  for (const fault of unreadable) tell(new ImportError([fault]));
  if (files.length === 0) process.exit(1);
  const refused = unreadable.map(({ path }) => path);
  const settings = readSettings(commandEnvironment());
  // An import is one long transaction; the usual timeout is meant for requests.
  const database = await openDatabase({ ...databaseOptions(settings), queryTimeoutMs: 10 * 60_000 });
  try {
    if (database.kind === 'pglite') await database.migrate(PRISMA_FOLDER);
    const limits = {
      lines: settings.MAX_INVOICE_LINES,
      textLength: settings.MAX_TEXT_LENGTH,
      totalTextLength: settings.MAX_TOTAL_TEXT_LENGTH,
    };
    await assertFit(database);
    const reading = { organisation, mostBytes: settings.MAX_IMPORT_BYTES };
    for (const file of files) {
      const isImported = await importFile(database, file, reading, limits);
      if (!isImported) refused.push(file);
    }
  } finally {
    await database.close();
  }
  if (refused.length > 0) {
    process.stderr.write(
      `invoice-press: ${refused.length} of ${files.length + unreadable.length} not imported: ${refused.join(', ')}\n`,
    );
  }
  process.exit(refused.length > 0 ? 1 : 0);
} catch (error) {
  fail(error);
}

/** Checks the database before the first file is read. */
async function assertFit(database: Database): Promise<void> {
  const remedy = 'Import as the owner of the tables, not as the role of the service.';
  const { problems, warnings } = await checkDatabase(database, { rights: IMPORT_RIGHTS, remedy, prismaFolder: PRISMA_FOLDER });
  for (const warning of warnings) process.stderr.write(`invoice-press: ${warning}\n`);
  if (problems.length > 0) throw new DatabaseUnfitError(problems);
}

/** Imports a file. Returns false if the file is at fault, which is then told. @throws what has nothing to do with the file */
async function importFile(
  database: Database,
  file: string,
  reading: Parameters<typeof readFileRecords>[2],
  limits: RecordLimits,
): Promise<boolean> {
  try {
    const { records, unmapped, furtherUnmapped, isElectronic, inSenderTerms } = await readFileRecords(file, database, reading);
    const options = { onWait: sayWaiting, createSellers: isElectronic };
    const report = await importRecords(database.prisma, records, options).catch((error: unknown) => {
      throw inSenderTerms(error);
    });
    process.stdout.write(`${file}\n${describe(report)}`);
    // The service may run with other limits, and it lists invoices that it does not print.
    for (const { path, message } of oversized(records, limits)) {
      process.stderr.write(`Stored, but it cannot be printed: ${path} ${message}.\n`);
    }
    const warnings = [...report.warnings, ...report.invoiceIds.flatMap((invoice) => invoice.warnings)];
    for (const { path, message } of warnings) process.stderr.write(`Taken, but ${path} ${message}\n`);
    for (const { xpath, length } of unmapped)
      process.stderr.write(`Not stored, as it has no field here: ${xpath} (${length} characters)\n`);
    if (furtherUnmapped > 0) process.stderr.write(`… and ${furtherUnmapped} more elements that have no field here\n`);
    return true;
  } catch (error) {
    if (error instanceof Error) error.message = `${file}\n${error.message}`;
    if (!isOfFile(error)) throw error;
    tell(error);
    return false;
  }
}

/** Faults in a file, or a file that cannot be read. */
function isOfFile(error: unknown): boolean {
  return error instanceof ImportError || (error as { syscall?: unknown }).syscall !== undefined;
}

function readArguments(): { organisation: string | undefined; paths: string[] } {
  const { values, positionals } = parseArgs({ options: { organisation: { type: 'string' } }, allowPositionals: true });
  const { organisation } = values;
  if (positionals.length === 0) throw usage('no file given', HELP);
  if (organisation !== undefined && !isUuid(organisation)) throw usage('--organisation must be a UUID', HELP);
  return { organisation: organisation?.toLowerCase(), paths: positionals };
}

function sayWaiting(): void {
  process.stderr.write('Another import is writing to this database: waiting until it ends, for at most 10 minutes.\n');
}

function describe({ organisations, customers, invoices, invoiceIds }: ImportReport): string {
  const line = (name: string, { created, updated, unchanged }: Tally) =>
    `  ${name.padEnd(14)} ${created} new, ${updated} changed, ${unchanged} as they were\n`;
  const ids = invoiceIds
    .filter(({ outcome }) => outcome !== 'unchanged')
    .map(({ id, number }) => `  ${id.padEnd(14)} ${number}\n`);
  return `${line('organisations', organisations)}${line('customers', customers)}${line('invoices', invoices)}${ids.join('')}`;
}
