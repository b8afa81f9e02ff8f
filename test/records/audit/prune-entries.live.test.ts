import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { announcePruning, deleteEntries } from '../../../src/records/audit/prune-entries.js';
import { type Database, type DatabaseOptions, openDatabase } from '../../../src/records/open-database.js';
import { freshDatabase, KINDS, openFreshDatabase, runSql } from '../../harness/database/databases.js';
import { anOrganisation, writeEntries } from './entries.js';

const PRUNING = {
  from: '2015-01-01',
  to: '2016-01-01',
  before: '2016-01-01',
  entries: 3,
  exportFile: 'audit.jsonl.gz',
  exportSha256: 'cd'.repeat(32),
};

const keysIn = async ({ prisma }: Database, organisationId: string) => {
  const rows = await prisma.auditEntry.findMany({ where: { organisationId }, orderBy: { id: 'asc' } });
  return rows.map(({ id, eventId }) => ({ id: String(id), eventId }));
};

const triggersOf = ({ prisma }: Database) =>
  prisma.$queryRaw`SELECT tgname::text AS name, tgenabled::text AS enabled FROM pg_trigger
    WHERE tgrelid = 'audit_entries'::regclass AND NOT tgisinternal ORDER BY 1`;

/** A: always, also in a session that plays replica. */
const GUARDED = [
  { name: 'audit_entries_rows_stay', enabled: 'A' },
  { name: 'audit_entries_table_stays', enabled: 'A' },
];

describe.each(KINDS)('pruning audit entries on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase(kind);
  });
  afterAll(async () => database.close());

  const keysOf = (organisationId: string) => keysIn(database, organisationId);

  it('deletes the entries that are named, and leaves the log append-only', async () => {
    const organisationId = anOrganisation();
    await writeEntries(database.prisma, organisationId, '2015-03-01T00:00:00Z', 5);
    const keys = await keysOf(organisationId);
    expect(await deleteEntries(database.prisma, keys.slice(0, 3), '2016-01-01')).toBe(3);
    expect(await keysOf(organisationId)).toEqual(keys.slice(3));
    expect(await deleteEntries(database.prisma, keys.slice(0, 3), '2016-01-01')).toBe(0);
    expect(await triggersOf(database)).toEqual(GUARDED);
    await expect(database.prisma.auditEntry.deleteMany({ where: { organisationId } })).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });
  });

  it('keeps an entry whose event is another, one that is not old enough, and what was written about pruning', async () => {
    const organisationId = anOrganisation();
    await writeEntries(database.prisma, organisationId, '2015-12-31T23:59:59Z', 2);
    await announcePruning(database.prisma, { organisationId, by: 'ada', command: 'audit:prune' }, PRUNING);
    const [old, young, pruned] = await keysOf(organisationId);
    if (!old || !young || !pruned) throw new Error('no entries');
    const foreign = { id: old.id, eventId: young.eventId };
    expect(await deleteEntries(database.prisma, [foreign, young], '2016-01-01')).toBe(0);
    expect(await deleteEntries(database.prisma, [pruned], '2100-01-01')).toBe(0);
    expect(await keysOf(organisationId)).toHaveLength(3);
  });

  it('says once who prunes what, however often a run is repeated', async () => {
    const organisationId = anOrganisation();
    const operator = { organisationId, by: 'TICKET-7', command: 'audit:prune' };
    await announcePruning(database.prisma, operator, PRUNING);
    await announcePruning(database.prisma, operator, PRUNING);
    await announcePruning(database.prisma, operator, { ...PRUNING, before: '2015-07-01', entries: 1 });
    const entries = await database.prisma.auditEntry.findMany({ where: { organisationId }, orderBy: { id: 'asc' } });
    expect(entries).toMatchObject([
      { action: 'AUDIT_PRUNED', subject: 'TICKET-7', ipAddress: 'audit:prune', details: PRUNING },
      { action: 'AUDIT_PRUNED', details: { before: '2015-07-01', entries: 1 } },
    ]);
  });
});

describe('pruning audit entries on a server that others use', () => {
  let options: DatabaseOptions;
  let database: Database;
  beforeAll(async () => {
    options = await freshDatabase('postgresql');
    database = await openDatabase(options);
  });
  afterAll(async () => database.close());
  const keysOf = (organisationId: string) => keysIn(database, organisationId);

  it('waits for one who writes an entry, and fails nobody', async () => {
    const organisationId = anOrganisation();
    await writeEntries(database.prisma, organisationId, '2015-03-01T00:00:00Z', 1);
    const keys = await keysOf(organisationId);
    const writing = runSql(
      options.url ?? '',
      `BEGIN; INSERT INTO audit_entries (event_id, action, organisation_id, subject, request_id, ip_address, details)
       VALUES (gen_random_uuid(), 'x', '${organisationId}', 'x', 'x', 'x', '{}'); SELECT pg_sleep(1.2); COMMIT`,
    );
    await database.prisma.$executeRaw`SELECT pg_sleep(0.2)`;
    expect(await deleteEntries(database.prisma, keys, '2016-01-01')).toBe(1);
    await writing;
    expect(await keysOf(organisationId)).toHaveLength(1);
    expect(await triggersOf(database)).toEqual(GUARDED);
  });

  it('is refused to a role that does not own the table', async () => {
    const organisationId = anOrganisation();
    await writeEntries(database.prisma, organisationId, '2015-03-01T00:00:00Z', 1);
    await runSql(options.url ?? '', `CREATE ROLE pruner LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON audit_entries TO pruner`);
    const pruner = await openDatabase({ ...options, url: (options.url ?? '').replace('postgres@', 'pruner@') });
    try {
      await expect(deleteEntries(pruner.prisma, await keysOf(organisationId), '2016-01-01')).rejects.toMatchObject({
        message: expect.stringMatching(/^Deleting audit entries failed: .*must be owner of table audit_entries/),
      });
    } finally {
      await pruner.close();
    }
    expect(await keysOf(organisationId)).toHaveLength(1);
    await runSql(options.url ?? '', 'DROP OWNED BY pruner; DROP ROLE pruner');
  });
});
