import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { announcePruning, deleteEntries, type EntryKey } from '../records/audit/prune-entries.js';
import type { PrismaClient } from '../records/prisma-client/client.js';
import { readPruneArguments } from './arguments/prune-arguments.js';
import { type Manifest, readManifest } from './audit/manifest.js';
import { assertIntact, readExport } from './audit/read-export.js';
import { asksForHelp, fail } from './command.js';
import { withDatabase } from './command-database.js';

const HELP = `Usage: npm run audit:prune -- --exported <file> --before <day> [--by <name>]

Deletes audit entries that an export holds. Run it as the owner of the tables: the role of the service may not delete entries.

  --exported  a file of npm run audit:export, as JSONL, with its manifest beside it. Its SHA-256 and its number of entries are checked first
  --before    only entries before this UTC day, such as 2020-01-01
  --by        who deletes, such as a name or a ticket; it is in the entry AUDIT_PRUNED. Default: operator

Before the first entry is deleted, each organisation gets an entry AUDIT_PRUNED: range, number of entries, SHA-256 of the export. These entries stay.
Entries that are not in the file stay. If the command is interrupted, run it again.
DATABASE_URL names the PostgreSQL server; without it, the embedded database in DATA_FOLDER (default: data) is used.
`;

const RIGHTS = { audit_entries: ['SELECT', 'INSERT', 'DELETE'], audit_entries_id_seq: ['USAGE'] } as const;
const CHUNK = 2000;

/** An export whose bytes are those of its manifest. */
interface CheckedExport {
  path: string;
  handle: FileHandle;
  manifest: Manifest;
}

if (asksForHelp(HELP)) process.exit(0);

try {
  const { path, before, by } = readPruneArguments(process.argv.slice(2), HELP);
  const manifest = await readManifest(path);
  const handle = await open(path);
  try {
    await assertIntact(handle, path, manifest);
    await withDatabase(RIGHTS, ({ prisma }) => prune(prisma, { path, handle, manifest }, before, by));
  } finally {
    await handle.close();
  }
} catch (error) {
  fail(error);
}

async function prune(prisma: PrismaClient, checked: CheckedExport, before: string, by: string): Promise<void> {
  const { from, to, sha256: exportSha256 } = checked.manifest;
  const counts = new Map<string, number>();
  for await (const { organisationId } of dueEntries(checked, before)) {
    counts.set(organisationId, (counts.get(organisationId) ?? 0) + 1);
  }
  for (const [organisationId, entries] of counts) {
    const pruning = { from, to, before, entries, exportFile: basename(checked.path), exportSha256 };
    await announcePruning(prisma, { organisationId, by, command: 'audit:prune' }, pruning);
  }
  const due = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let deleted = 0;
  let chunk: EntryKey[] = [];
  const deleteChunk = async () => {
    deleted += await deleteEntries(prisma, chunk, before);
    chunk = [];
  };
  for await (const { id, eventId } of dueEntries(checked, before)) {
    chunk.push({ id, eventId });
    if (chunk.length === CHUNK) await deleteChunk();
  }
  if (chunk.length > 0) await deleteChunk();
  process.stdout.write(
    `${checked.path}\n  entries before ${before}  ${due} in the export, ${deleted} deleted, ${due - deleted} not in the database\n` +
      (deleted > 0 ? '  Now run: VACUUM (ANALYZE) audit_entries\n' : ''),
  );
}

/** Entries about pruning stay for ever: they say where the others are. */
async function* dueEntries({ handle, path }: CheckedExport, before: string) {
  for await (const entry of readExport(handle, path)) {
    if (entry.recordedAt < before && entry.action !== 'AUDIT_PRUNED') yield entry;
  }
}
