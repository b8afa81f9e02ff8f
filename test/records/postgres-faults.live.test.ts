import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordDownload } from '../../src/records/audit.js';
import { DatabaseUnavailableError } from '../../src/records/faults/errors.js';
import { findInvoice } from '../../src/records/invoice/find-invoice.js';
import { importRecords } from '../../src/records/import/import-records.js';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { ping } from '../../src/records/ping.js';
import { auditContext, download } from '../harness/database/audit.js';
import { type DatabaseProxy, startProxy } from '../harness/database/database-proxy.js';
import { sampleFiles } from '../harness/database/samples.js';
import { privateServer, type TestServer } from '../harness/database/servers.js';
import { freshDatabaseOn, runSql } from '../harness/database/databases.js';

const TIMEOUT_MS = 500;
/** What a refused query may take: the client waits 250 ms longer than the server, and this machine is busy. */
const BOUND_MS = TIMEOUT_MS + 250 + 500;
const [, FILE] = sampleFiles()[0] ?? [];
const KEY = { organisationId: FILE?.organisations[0]?.id ?? '', sequence: 1n };

interface Outcome {
  /** 'done', or the code of the error. */
  result: unknown;
  ms: number;
}

async function outcome(act: Promise<unknown>): Promise<Outcome> {
  const started = performance.now();
  const result = await act.then(
    () => 'done',
    (error: unknown) => (error instanceof DatabaseUnavailableError ? error.code : error),
  );
  return { result, ms: performance.now() - started };
}

function expectRefused({ result, ms }: Outcome): void {
  expect(result).toBe('database_unavailable');
  expect(ms).toBeLessThan(BOUND_MS);
}

/** How long it takes until the database answers again. */
async function recovery(prisma: Database['prisma']): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < 10_000) {
    if ((await outcome(findInvoice(prisma, KEY))).result === 'done') break;
    await setTimeout(50);
  }
  return performance.now() - started;
}

describe('a PostgreSQL server that fails', () => {
  let server: TestServer;
  let url = '';
  let proxy: DatabaseProxy;
  let database: Database;
  /** Past the proxy, without limits. */
  let observer: Database;
  const options = { dataFolder: '', maxConnections: 2, connectTimeoutMs: TIMEOUT_MS, queryTimeoutMs: TIMEOUT_MS };

  beforeAll(async () => {
    server = await privateServer();
    url = await freshDatabaseOn(server);
    const importer = await openDatabase({ ...options, url, queryTimeoutMs: 30_000 });
    if (FILE) await importRecords(importer.prisma, FILE);
    await importer.close();
  });
  beforeEach(async () => {
    proxy = await startProxy(server.port);
    database = await openDatabase({ ...options, url: url.replace(/:\d+\//, `:${proxy.port}/`) });
    observer = await openDatabase({ ...options, url, queryTimeoutMs: 30_000 });
    // It works, over a connection that is now in the pool.
    await ping(database.prisma);
  });
  afterEach(async () => {
    // First: a pool that says good-bye to a server that is silent would wait for it.
    await proxy[Symbol.asyncDispose]();
    await Promise.all([database.close(), observer.close()]);
  });
  const rowsOf = (eventId: string) => observer.prisma.auditEntry.count({ where: { eventId } });

  /** The state of the service's sessions. */
  const sessions = () =>
    observer.prisma.$queryRaw<{ pid: number; state: string; in_transaction: boolean }[]>`
      SELECT pid, state, xact_start IS NOT NULL AS in_transaction FROM pg_stat_activity
      WHERE application_name = 'invoice-press' AND datname = current_database() AND pid <> pg_backend_pid()`;

  describe('I1', () => {
    it('stopped: everything is refused at once; it is back by itself when the server is', async () => {
      await server.halt();
      try {
        for (const act of [ping(database.prisma), findInvoice(database.prisma, KEY)]) expectRefused(await outcome(act));
        expectRefused(await outcome(recordDownload(database.prisma, auditContext(), download())));
      } finally {
        await server.restart();
      }
      expect(await recovery(database.prisma)).toBeLessThan(5000);
    });

    it('stopped while a query runs', async () => {
      const slow = outcome(ping(database.prisma).then(() => database.prisma.$queryRaw`SELECT 1 FROM pg_sleep(0.4)`));
      await setTimeout(150);
      await server.halt();
      await server.restart();
      expect((await slow).result).toBeInstanceOf(Error);
      expect(await recovery(database.prisma)).toBeLessThan(5000);
    });

    it('not yet there when the service starts: opening is no error, and it comes', async () => {
      await server.halt();
      const early = await openDatabase({ ...options, url });
      try {
        expectRefused(await outcome(ping(early.prisma)));
        await server.restart();
        expect(await recovery(early.prisma)).toBeLessThan(5000);
      } finally {
        await server.restart();
        await early.close();
      }
    });

    it('silent, its processes stopped (SIGSTOP): old and new connections give up in time', async () => {
      const pids = (await sessions()).map(({ pid }) => pid);
      expect(pids.length).toBeGreaterThan(0);
      const stopped = [server.pid, ...pids];
      try {
        for (const pid of stopped) process.kill(pid, 'SIGSTOP');
        // The first meets a session that is silent, the later ones a server that accepts and says nothing.
        for (let round = 0; round < 3; round++) expectRefused(await outcome(findInvoice(database.prisma, KEY)));
        const many = await Promise.all(Array.from({ length: 10 }, () => outcome(ping(database.prisma))));
        for (const one of many) expectRefused(one);
      } finally {
        for (const pid of stopped) process.kill(pid, 'SIGCONT');
      }
      expect(await recovery(database.prisma)).toBeLessThan(5000);
    });

    it('a black hole: nothing is passed on and nobody is told', async () => {
      proxy.freeze();
      for (let round = 0; round < 3; round++) expectRefused(await outcome(findInvoice(database.prisma, KEY)));
      expectRefused(await outcome(recordDownload(database.prisma, auditContext(), download())));
      proxy.thaw();
      expect(await recovery(database.prisma)).toBeLessThan(5000);
    });

    it('a connection reset while a query runs, and while none does', async () => {
      const slow = outcome(database.prisma.$queryRaw`SELECT 1 FROM pg_sleep(0.4)`);
      await setTimeout(100);
      proxy.reset();
      const { result, ms } = await slow;
      expect(result).toBeInstanceOf(Error);
      expect(ms).toBeLessThan(BOUND_MS);
      expect(await recovery(database.prisma)).toBeLessThan(1000);
      proxy.reset();
      await setTimeout(50);
      expect(await outcome(ping(database.prisma))).toMatchObject({ result: 'done' });
    });

    it('a session that an administrator ends in mid-query', async () => {
      const slow = outcome(database.prisma.$queryRaw`SELECT 1 FROM pg_sleep(0.4)`);
      await setTimeout(100);
      await observer.prisma.$queryRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(0.4)%' AND pid <> pg_backend_pid()`;
      expect((await slow).result).toBeInstanceOf(Error);
      expect(await recovery(database.prisma)).toBeLessThan(1000);
    });

    it('a query that takes too long is given up by the server itself', async () => {
      const { result, ms } = await outcome(database.prisma.$queryRaw`SELECT 1 FROM pg_sleep(30)`);
      expect(String(result)).toMatch(/57014|statement timeout/);
      expect(ms).toBeLessThan(BOUND_MS);
      expect((await sessions()).filter(({ state }) => state === 'active')).toEqual([]);
    });
  });

  // I4
  it('an entry whose acknowledgement is lost is refused and there once, also when it is written again', async () => {
    const [context, released] = [auditContext(), download()];
    proxy.loseAnswerTo('audit_entries');
    expectRefused(await outcome(recordDownload(database.prisma, context, released)));
    expect(await rowsOf(context.eventId)).toBe(1);
    expectRefused(await outcome(recordDownload(database.prisma, context, released)));
    expect(await rowsOf(context.eventId)).toBe(1);
    const next = auditContext();
    await recordDownload(database.prisma, next, released);
    expect(await rowsOf(next.eventId)).toBe(1);
  });

  // I2
  it('an entry that never reaches the server is refused and not there', async () => {
    const context = auditContext();
    proxy.freeze();
    expectRefused(await outcome(recordDownload(database.prisma, context, download())));
    proxy.thaw();
    expect(await recovery(database.prisma)).toBeLessThan(5000);
    expect(await rowsOf(context.eventId)).toBe(0);
  });

  // I5, I6
  it('an audit table that is locked: every entry is refused in time, and none is there later', async () => {
    const holder = runSql(url, 'BEGIN; LOCK TABLE audit_entries IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(2.5); ROLLBACK');
    await setTimeout(200);
    const before = await outcome(recordDownload(database.prisma, auditContext(), download()));
    expectRefused(before);
    expect(before.ms).toBeGreaterThan(TIMEOUT_MS - 50);
    const contexts = Array.from({ length: 6 }, () => auditContext());
    const entries = await Promise.all(contexts.map((context) => outcome(recordDownload(database.prisma, context, download()))));
    for (const entry of entries) expectRefused(entry);
    // The sessions are free again: reading goes on.
    expect(await outcome(findInvoice(database.prisma, KEY))).toMatchObject({ result: 'done' });
    await holder;
    for (const { eventId } of contexts) expect(await rowsOf(eventId)).toBe(0);
    expect(await outcome(recordDownload(database.prisma, auditContext(), download()))).toMatchObject({ result: 'done' });
  });

  // I14
  it('a hundred at once over two connections: all finish, and between reading and recording none is held', async () => {
    const patient = await openDatabase({ ...options, url, connectTimeoutMs: 10_000 });
    try {
      const contexts = Array.from({ length: 100 }, () => auditContext({ organisationId: KEY.organisationId }));
      // The print: nobody goes on before all have read, and the sessions were looked at.
      const reading = contexts.map(() => findInvoice(patient.prisma, KEY));
      const printing = Promise.all(reading).then(sessions);
      const finished = contexts.map(async (context, index) => {
        const invoice = await reading[index];
        await printing;
        await recordDownload(patient.prisma, context, download({ invoiceId: invoice?.id ?? '' }));
      });
      const held = await printing;
      await Promise.all(finished);
      expect(held.filter(({ state, in_transaction }) => state !== 'idle' || in_transaction)).toEqual([]);
      expect(held.length).toBeLessThanOrEqual(3);
      const events = contexts.map(({ eventId }) => eventId);
      expect(await observer.prisma.auditEntry.count({ where: { eventId: { in: events } } })).toBe(100);
    } finally {
      await patient.close();
    }
  });
});
