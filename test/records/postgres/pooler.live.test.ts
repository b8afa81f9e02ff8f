import { setTimeout } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordDownload } from '../../../src/records/audit.js';
import { countRequest } from '../../../src/records/count-request.js';
import { DatabaseUnavailableError } from '../../../src/records/faults/errors.js';
import { findInvoice } from '../../../src/records/invoice/find-invoice.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import { findLedgerInvoice, listLedgerInvoices } from '../../../src/records/ledger/ledger.js';
import { type Database, type DatabaseOptions, openDatabase } from '../../../src/records/open-database.js';
import { ping } from '../../../src/records/ping.js';
import { auditContext, download } from '../../harness/database/audit.js';
import { startProxy } from '../../harness/database/database-proxy.js';
import { sampleFiles } from '../../harness/database/samples.js';
import { privateServer, type TestServer } from '../../harness/database/servers.js';
import { emptyDatabaseOn, PRISMA_FOLDER, runSql } from '../../harness/database/databases.js';
import { type Pooler, startPooler } from '../../harness/database/pooler.js';

const TIMEOUT_MS = 1000;
const OPTIONS = { dataFolder: '', maxConnections: 6, connectTimeoutMs: 2000, queryTimeoutMs: TIMEOUT_MS };
const [, FILE] = sampleFiles()[0] ?? [];
const organisationId = FILE?.organisations[0]?.id ?? '';
const KEY = { organisationId, number: 'ST-2026-0001' };

/** All that the service reads of the sample, as text. */
async function everything({ prisma }: Database): Promise<string> {
  const owner = { kind: 'customer', reference: { accountId: 'HARB01' } } as const;
  const read = [
    await findInvoice(prisma, KEY),
    await findLedgerInvoice(prisma, organisationId, { number: KEY.number }, true),
    await listLedgerInvoices(prisma, { organisationId, owner, order: 'asc', limit: 5, offset: 0 }),
  ];
  return JSON.stringify(read, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : typeof value === 'bigint' ? String(value) : value,
  );
}

async function recovery(prisma: Database['prisma']): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < 10_000) {
    if (await ping(prisma).catch(() => false)) break;
    await setTimeout(50);
  }
  return performance.now() - started;
}

// A server of its own: its sessions are counted and ended. Two for four databases at a time: everybody's statements meet in them.
describe('PgBouncer in transaction mode', () => {
  let server: TestServer;
  let pooler: Pooler;
  /** Of the server itself. */
  let url = '';
  let direct: Database;
  let pooled: Database;
  let poolers = 0;
  const through = (changes: Partial<DatabaseOptions> = {}) =>
    openDatabase({ ...OPTIONS, url: pooler.url(url), onPooler: () => poolers++, ...changes });

  beforeAll(async () => {
    server = await privateServer();
    pooler = await startPooler(server, 2);
    const plain = await emptyDatabaseOn(server);
    const name = new URL(plain).pathname.slice(1);
    // What a database is set to holds for sessions in which nobody sets anything else.
    await runSql(
      plain,
      `ALTER DATABASE ${name} SET timezone = 'Asia/Kolkata'; ALTER DATABASE ${name} SET datestyle = 'SQL, DMY';
       ALTER DATABASE ${name} SET bytea_output = 'escape'; ALTER DATABASE ${name} SET search_path = 'elsewhere'`,
    );
    url = `${plain}?schema=billing`;
    pooled = await through();
    await pooled.migrate(PRISMA_FOLDER);
    poolers = 0;
    const importer = await through({ queryTimeoutMs: 30_000 });
    if (FILE) await importRecords(importer.prisma, FILE);
    await importer.close();
    direct = await openDatabase({ ...OPTIONS, url, onPooler: () => poolers++ });
  }, 90_000);
  afterAll(async () => {
    await Promise.all([direct?.close(), pooled?.close()]);
    await pooler?.[Symbol.asyncDispose]();
    await server?.halt();
  });

  it('is recognised, once, and a server of its own is not taken for it', async () => {
    expect(poolers).toBe(1);
    await ping(direct.prisma);
    expect(poolers).toBe(1);
    await Promise.all(Array.from({ length: 6 }, () => ping(pooled.prisma)));
    expect(poolers).toBe(1);
  });

  it.each([true, false])(
    'gives every figure, day and byte that the server gives, with preparedStatements: %s',
    async (preparedStatements) => {
      const expected = await everything(direct);
      expect(expected).toContain('"issueDate":"2026-');
      expect(expected).toContain('"logo":"iVBORw0KGgo');
      const database = await through({ preparedStatements });
      try {
        const seen = await Promise.all(Array.from({ length: 24 }, () => everything(database)));
        for (const one of seen) expect(one).toBe(expected);
      } finally {
        await database.close();
      }
    },
  );

  it('stores what the server would store: instants in UTC', async () => {
    const stored = await direct.prisma.invoice.findMany({ select: { number: true, createdAt: true } });
    const given = (FILE?.invoices ?? []).flatMap(({ number, createdAt }) =>
      createdAt === undefined ? [] : [{ number, createdAt }],
    );
    expect(given.length).toBeGreaterThan(0);
    for (const { number, createdAt } of given)
      expect(stored.find((one) => one.number === number)?.createdAt.toISOString()).toBe(new Date(createdAt).toISOString());
  });

  it('counts and records, each once', async () => {
    const counted = await Promise.all(
      Array.from({ length: 20 }, () => countRequest(pooled.prisma, { organisationId, windowMs: 60_000 })),
    );
    expect(counted.map(({ hits }) => hits).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(Math.abs((counted[0]?.resetsAt.getTime() ?? 0) - Date.now() - 60_000)).toBeLessThan(20_000);
    const contexts = Array.from({ length: 20 }, () => auditContext({ organisationId }));
    await Promise.all(contexts.map((context) => recordDownload(pooled.prisma, context, download())));
    const events = contexts.map(({ eventId }) => eventId);
    expect(await direct.prisma.auditEntry.count({ where: { eventId: { in: events } } })).toBe(20);
  });

  it('leaves nothing behind in the sessions that others use too', async () => {
    await Promise.all(Array.from({ length: 12 }, () => everything(pooled)));
    const other = await new PrismaPg({ connectionString: pooler.url(url).replace(/\?.*/, ''), max: 1 }).connect();
    try {
      for (const [name, value] of [
        ['statement_timeout', '0'],
        ['lock_timeout', '0'],
        ['timezone', 'Asia/Kolkata'],
        ['search_path', 'elsewhere'],
        ['bytea_output', 'escape'],
      ]) {
        const answers = await Promise.all(
          Array.from({ length: 6 }, () => other.queryRaw({ sql: `SELECT current_setting('${name}')`, args: [], argTypes: [] })),
        );
        expect([name, new Set(answers.map(({ rows }) => rows[0]?.[0]))]).toEqual([name, new Set([value])]);
      }
    } finally {
      await other.dispose();
    }
    const [row] = await direct.prisma.$queryRaw<
      { locks: bigint }[]
    >`SELECT count(*) AS locks FROM pg_locks WHERE locktype = 'advisory'`;
    expect(row?.locks).toBe(0n);
  });

  it('a query that takes too long is given up by the server itself', async () => {
    const started = performance.now();
    await expect(pooled.prisma.$queryRaw`SELECT 1 FROM pg_sleep(30)`).rejects.toThrow(/57014|statement timeout/);
    expect(performance.now() - started).toBeLessThan(TIMEOUT_MS + 1000);
    const active = await direct.prisma.$queryRaw`
      SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND state = 'active' AND pid <> pg_backend_pid()`;
    expect(active).toEqual([]);
    expect(await ping(pooled.prisma)).toBe(true);
  });

  it('sessions that are ended, and a pooler that is killed: refused, and back by itself', async () => {
    const slow = pooled.prisma.$queryRaw`SELECT 1 FROM pg_sleep(0.5)`.then(
      () => 'done',
      (error: Error) => error.message,
    );
    await setTimeout(200);
    await direct.prisma.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%pg_sleep(0.5)%'`;
    expect(await slow).toMatch(/closed the connection|server conn crashed|terminating connection/);
    expect(await recovery(pooled.prisma)).toBeLessThan(5000);
    await pooler.restart();
    expect(await recovery(pooled.prisma)).toBeLessThan(5000);
  });

  it('a server that is gone is told as such, and it comes back', async () => {
    await server.halt();
    try {
      await expect(recordDownload(pooled.prisma, auditContext(), download())).rejects.toThrow(DatabaseUnavailableError);
    } finally {
      await server.restart();
    }
    expect(await recovery(pooled.prisma)).toBeLessThan(10_000);
    // Its own connections broke with the server.
    expect(await recovery(direct.prisma)).toBeLessThan(10_000);
  });

  it('an entry whose acknowledgement is lost is refused, and there once', async () => {
    const proxy = await startProxy(pooler.port);
    const database = await openDatabase({ ...OPTIONS, url: pooler.url(url).replace(/:\d+\//, `:${proxy.port}/`) });
    const rowsOf = (eventId: string) => direct.prisma.auditEntry.count({ where: { eventId } });
    try {
      await ping(database.prisma);
      const [unwritten, written] = [auditContext(), auditContext()];
      // The pooler never gets to hear of the end of the transaction: it takes it back.
      proxy.loseAnswerTo('audit_entries');
      await expect(recordDownload(database.prisma, unwritten, download())).rejects.toThrow(DatabaseUnavailableError);
      proxy.reset();
      await recovery(database.prisma);
      expect(await rowsOf(unwritten.eventId)).toBe(0);
      proxy.loseAnswerTo('COMMIT');
      await expect(recordDownload(database.prisma, written, download())).rejects.toThrow(DatabaseUnavailableError);
      expect(await rowsOf(written.eventId)).toBe(1);
      await expect(recordDownload(database.prisma, written, download())).rejects.toThrow(DatabaseUnavailableError);
      expect(await rowsOf(written.eventId)).toBe(1);
    } finally {
      await proxy[Symbol.asyncDispose]();
      await database.close();
    }
  });
});
