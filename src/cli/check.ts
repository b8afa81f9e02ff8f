import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { databaseOptions } from '../compose/database-options.js';
import { PRISMA_FOLDER } from '../compose/folders.js';
import { type ProfileId, PROFILES } from '../e-invoice/index.js';
import { isInvoiceId } from '../records/find-named.js';
import { type Database, openDatabase } from '../records/open-database.js';
import { readSettings } from '../settings/read-settings.js';
import { checkFile } from './check/check-file.js';
import { checkStored } from './check/check-stored.js';
import { type Outcome, unreadable } from './check/checked.js';
import { reportsJson, reportText } from './check/report.js';
import { isUuid, usage } from './arguments/usage.js';
import { asksForHelp, commandEnvironment, tell } from './command.js';
import { findFiles, hasKnownKind } from './files/find-files.js';

const IDS = PROFILES.map(({ id }) => id);

const HELP = `Usage: npm run invoices:check -- [--profile <profile>] [--organisation <uuid>] [--json] <id or file> [<id or file> …]

Says whether invoices are valid e-invoices, and which rules they break: the rule, how bad that is, the business term, the field, and what must be true.
A file is an e-invoice in XML (UBL, CII), a PDF with one inside (Factur-X, ZUGFeRD), or an import file (JSON), and needs no database. Of a folder, every such
file in it is checked. An id is that of a stored invoice: inv_42, its UUID, or its number.

  --profile       the form whose rules count: ${IDS.join(', ')}.
                  Without it: what an XML says of itself; of other invoices, what customer or organisation chose for PDFs, otherwise en16931-ubl
  --organisation  UUID of the organisation, if several have invoices of that number
  --json          a list for a script, instead of a report for a person; what cannot be read is { file, error } in it

Ends with 0 if all are valid, 1 if some are invalid, 2 if something cannot be read or the command is wrong.
docs/e-invoice-rules.md lists the rules. DATABASE_URL names the PostgreSQL server; without it, the embedded database in DATA_FOLDER (default: data) is used.
`;

interface Arguments {
  names: string[];
  profile: ProfileId | null;
  organisation: string | undefined;
  json: boolean;
}

if (asksForHelp(HELP)) process.exit(0);
// In `npm run invoices:check | head`, the pipe closes before the report ends.
process.stdout.on('error', () => process.exit(2));

try {
  const { json, ...asked } = readArguments();
  const outcomes = await checkAll(asked);
  const checked = outcomes.flatMap((outcome) => outcome.checked);
  const failed = outcomes.flatMap((outcome) => outcome.unreadable ?? []);
  if (json) process.stdout.write(`${JSON.stringify(outcomes.flatMap(reportsJson), null, 2)}\n`);
  else for (const one of checked) process.stdout.write(reportText(one));
  for (const { source, message } of failed) process.stderr.write(`invoice-press: ${source}: ${message}\n`);
  process.exitCode = failed.length > 0 ? 2 : checked.every(({ report }) => report.valid) ? 0 : 1;
} catch (error) {
  tell(error);
  process.exitCode = 2;
}

async function checkAll({ names, profile, organisation }: Omit<Arguments, 'json'>): Promise<Outcome[]> {
  const settings = readSettings(commandEnvironment());
  const { MAX_IMPORT_BYTES: mostBytes } = settings;
  const limits = {
    lines: settings.MAX_INVOICE_LINES,
    textLength: settings.MAX_TEXT_LENGTH,
    totalTextLength: settings.MAX_TOTAL_TEXT_LENGTH,
  };
  const outcomes: Outcome[] = [];
  let database: Database | undefined;
  try {
    for (const name of names) {
      if (isStored(name)) {
        database ??= await open(settings);
        outcomes.push(await checkStored(database, name, { profile, organisation, mostBytes }));
        continue;
      }
      const { files, unreadable: faults } = await findFiles([name]);
      outcomes.push(...faults.map(({ path, message }) => unreadable(path, message)));
      for (const file of files) outcomes.push(await checkFile(file, { profile, mostBytes, limits }));
    }
  } finally {
    await database?.close();
  }
  return outcomes;
}

/** A name that is neither a file nor looks like one is that of a stored invoice. */
function isStored(name: string): boolean {
  return isInvoiceId(name) || !(existsSync(name) || hasKnownKind(name));
}

async function open(settings: ReturnType<typeof readSettings>): Promise<Database> {
  const database = await openDatabase(databaseOptions(settings));
  if (database.kind === 'pglite') await database.migrate(PRISMA_FOLDER);
  return database;
}

function readArguments(): Arguments {
  const { values, positionals } = parseArgs({
    options: { profile: { type: 'string' }, organisation: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const { profile, organisation, json } = values;
  const known = IDS.find((id) => id === profile) ?? null;
  if (positionals.length === 0) throw usage('no file and no id given', HELP);
  if (profile !== undefined && known === null) throw usage(`--profile must be one of ${IDS.join(', ')}`, HELP);
  if (organisation !== undefined && !isUuid(organisation)) throw usage('--organisation must be a UUID', HELP);
  return { names: positionals, profile: known, organisation: organisation?.toLowerCase(), json };
}
