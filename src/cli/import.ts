import { readFile } from 'node:fs/promises';
import { databaseOptions } from '../compose/compose.js';
import { PRISMA_FOLDER } from '../compose/folders.js';
import { printFault } from '../compose/print-check.js';
import { readSettings } from '../settings/read-settings.js';
import { checkDatabase } from '../records/check/check-database.js';
import { IMPORT_RIGHTS } from '../records/check/rights.js';
import { DatabaseUnfitError } from '../records/faults/errors.js';
import { importRecords } from '../records/import/import-records.js';
import type { ImportReport, Tally } from '../records/import/outcome.js';
import { oversized } from '../records/import/oversized.js';
import { parseImport } from '../records/import/format/parse-import.js';
import { utf8 } from '../records/import/format/utf8.js';
import { type Database, openDatabase } from '../records/open-database.js';
import { asksForHelp, commandEnvironment, fail } from './command.js';

const HELP = `Usage: npm run import -- <file.json> [<file.json> …]

Imports organisations, customers and invoices. Each file is imported as a whole or not at all; importing it again changes nothing.
DATABASE_URL names the PostgreSQL server; without it, the embedded database in DATA_FOLDER (default: data) is used.
docs/import-format.md describes the format.
`;

if (asksForHelp(HELP)) process.exit(0);

try {
  const files = process.argv.slice(2);
  if (files.length === 0) throw Object.assign(new Error(`no file given\n\n${HELP}`), { code: 'usage' });
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
    for (const file of files) await importFile(database, file, limits);
  } finally {
    await database.close();
  }
  process.exit(0);
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

async function importFile(database: Database, file: string, limits: Parameters<typeof oversized>[1]): Promise<void> {
  try {
    const records = parseImport(utf8(await readFile(file)), printFault);
    const report = await importRecords(database.prisma, records, { onWait: sayWaiting });
    process.stdout.write(`${file}\n${describe(report)}`);
    for (const { path, message } of oversized(records, limits)) {
      process.stderr.write(`Stored, but it cannot be printed: ${path} ${message}.\n`);
    }
    const warnings = [...report.warnings, ...report.invoiceIds.flatMap((invoice) => invoice.warnings)];
    for (const { path, message } of warnings) process.stderr.write(`Taken, but ${path} ${message}\n`);
  } catch (error) {
    if (error instanceof Error) error.message = `${file}\n${error.message}`;
    throw error;
  }
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
