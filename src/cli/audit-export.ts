import { readEntries } from '../records/audit/read-entries.js';
import { readExportArguments } from './arguments/export-arguments.js';
import { FORMATS } from './audit/formats.js';
import { writeManifest } from './audit/manifest.js';
import { writeFileWhole } from './audit/write-file.js';
import { asksForHelp, fail } from './command.js';
import { withDatabase } from './command-database.js';

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
  const { selection, format, out } = readExportArguments(process.argv.slice(2), HELP);
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
