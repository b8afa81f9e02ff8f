import { parseArgs } from 'node:util';
import { type EntrySelection, readEntries } from '../records/audit/read-entries.js';
import { EXPORT_FORMATS, type ExportFormat, FORMATS } from './audit/formats.js';
import { writeManifest } from './audit/manifest.js';
import { writeFileWhole } from './audit/write-file.js';
import { asksForHelp, fail } from './command.js';
import { withDatabase } from './operator/command-database.js';
import { isDay } from './operator/day.js';
import { isUuid, usage } from './operator/usage.js';

const HELP = `Usage: npm run audit:export -- (--organisation <uuid> | --all) --from <day> --to <day> [--format jsonl|csv] [--out <file>]

Writes the audit entries of a range of days to a file, organisation by organisation, in the order of time. It reads only, so the role of the service
may run it.

  --organisation  UUID of the organisation
  --all           every organisation
  --from, --to    UTC days, such as 2026-11-01. The day of --to is not in the file: November is --from 2026-11-01 --to 2026-12-01
  --format        jsonl (default): every column of every entry. csv: for spreadsheets; a cell that a spreadsheet would run as a formula
                  begins with an apostrophe
  --out           the file; if its name ends in .gz, it is compressed. Default: audit-<organisation or all>-<from>-<to>.<format>

The file appears when it is complete. <file>.manifest.json beside it has the range, the number of entries, and the SHA-256 of the file.
DATABASE_URL names the PostgreSQL server; without it, the embedded database in DATA_FOLDER (default: data) is used.
docs/procedures.md says how long to keep entries, and how to delete old ones.
`;

if (asksForHelp(HELP)) process.exit(0);

try {
  const { selection, format, out } = readArguments();
  const { head, lineOf } = FORMATS[format];
  let entries = 0;
  await withDatabase({ audit_entries: ['SELECT'] }, async ({ prisma }) => {
    const file = await writeFileWhole(out, async (write) => {
      await write(head);
      await readEntries(prisma, selection, async (page) => {
        entries += page.length;
        await write(page.map(lineOf).join(''));
      });
    });
    const { from, to } = selection;
    const exportedAt = new Date().toISOString();
    await writeManifest(out, { format, organisation: selection.organisationId ?? 'all', from, to, entries, ...file, exportedAt });
    process.stdout.write(
      `${out}\n  entries  ${entries}\n  range    ${from} to ${to} (exclusive), UTC\n  bytes    ${file.byteLength}\n  SHA-256  ${file.sha256}\n`,
    );
  });
  if (Date.now() < Date.parse(`${selection.to}T00:00:00Z`)) {
    process.stderr.write('The range is not over: later entries of it are not in the file.\n');
  }
} catch (error) {
  fail(error);
}

function readArguments(): { selection: EntrySelection; format: ExportFormat; out: string } {
  const text = { type: 'string' } as const;
  const options = { organisation: text, all: { type: 'boolean' }, from: text, to: text, format: text, out: text } as const;
  const { organisation, all = false, from = '', to = '', format: asked = 'jsonl', out } = parseArgs({ options }).values;
  if (all === (organisation !== undefined)) throw usage('give --organisation or --all', HELP);
  if (!all && !isUuid(organisation)) throw usage('--organisation must be a UUID', HELP);
  if (!isDay(from)) throw usage('--from must be a day, such as 2026-11-01', HELP);
  if (!isDay(to)) throw usage('--to must be a day, such as 2026-12-01', HELP);
  if (to <= from) throw usage('--to must be after --from: its day is not in the file', HELP);
  const format = EXPORT_FORMATS.find((one) => one === asked);
  if (!format) throw usage(`--format must be one of: ${EXPORT_FORMATS.join(', ')}`, HELP);
  const organisationId = organisation?.toLowerCase() ?? null;
  const file = out ?? `audit-${organisationId ?? 'all'}-${from}-${to}.${format}`;
  return { selection: { organisationId, from, to }, format, out: file };
}
