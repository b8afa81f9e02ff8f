import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countRequest } from '../../src/records/count-request.js';
import { DatabaseUnavailableError } from '../../src/records/faults/errors.js';
import { type Database, type DatabaseOptions, openDatabase } from '../../src/records/open-database.js';
import { openWatched } from '../harness/database/queries.js';
import { freshDatabase, KINDS } from '../harness/database/databases.js';

const windowMs = 60_000;

describe.each(KINDS)('countRequest on %s', (kind) => {
  let options: DatabaseOptions;
  let database: Database;
  beforeAll(async () => {
    options = await freshDatabase(kind);
    database = await openDatabase(options);
  });
  afterAll(async () => database.close());
  const count = (organisationId: string, ms = windowMs) => countRequest(database.prisma, { organisationId, windowMs: ms });
  const hits = async (organisationId: string) => (await count(organisationId)).hits;

  /** The database's clock. */
  const now = async () => {
    const [row] = await database.prisma.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    return row?.now.getTime() ?? Number.NaN;
  };

  /** Lets time pass for an organisation's window. */
  const pass = (organisationId: string, ms: number) =>
    database.prisma.$executeRaw`
      UPDATE rate_limit_windows SET resets_at = resets_at - ${ms}::int * interval '1 millisecond' WHERE organisation_id = ${organisationId}::uuid`;

  it('counts from one on, and the window ends when it was to end at its beginning', async () => {
    const organisationId = randomUUID();
    const before = await now();
    const first = await count(organisationId);
    const after = await now();
    expect(first.hits).toBe(1);
    expect(first.resetsAt.getTime()).toBeGreaterThanOrEqual(before + windowMs - 1);
    expect(first.resetsAt.getTime()).toBeLessThanOrEqual(after + windowMs + 1);
    expect(await count(organisationId)).toEqual({ hits: 2, resetsAt: first.resetsAt });
    expect(await count(organisationId)).toEqual({ hits: 3, resetsAt: first.resetsAt });
  });

  it('begins a new window when the old one is over, and not a moment before', async () => {
    const organisationId = randomUUID();
    await count(organisationId);
    await count(organisationId);
    await pass(organisationId, windowMs - 10_000);
    const late = await count(organisationId);
    expect(late.hits).toBe(3);
    await pass(organisationId, 10_001);
    const next = await count(organisationId);
    expect(next.hits).toBe(1);
    expect(next.resetsAt.getTime() - late.resetsAt.getTime()).toBeGreaterThanOrEqual(windowMs - 10_001);
    expect(await count(organisationId)).toEqual({ hits: 2, resetsAt: next.resetsAt });
  });

  it('counts each organisation by itself', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    expect([await hits(one), await hits(other), await hits(one), await hits(one), await hits(other)]).toEqual([1, 1, 2, 3, 2]);
  });

  it('never lets a window last longer than one that begins now', async () => {
    const organisationId = randomUUID();
    const long = await count(organisationId, 24 * 3_600_000);
    const short = await count(organisationId);
    expect(short.hits).toBe(2);
    expect(short.resetsAt.getTime()).toBeLessThan(long.resetsAt.getTime() - 23 * 3_600_000);
    expect(await count(organisationId, 24 * 3_600_000)).toEqual({ hits: 3, resetsAt: short.resetsAt });
  });

  it('loses none of many at a time', async () => {
    const organisationId = randomUUID();
    const counted = await Promise.all(Array.from({ length: 50 }, () => hits(organisationId)));
    expect(counted.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it.each([undefined, null, '', "x' OR '1'='1", { not: '' }])(
    'counts nothing for an organisation that is %j',
    async (organisationId) => {
      const before = await database.prisma.rateLimitWindow.count();
      await expect(count(organisationId as string)).rejects.toThrow(DatabaseUnavailableError);
      expect(await database.prisma.rateLimitWindow.count()).toBe(before);
    },
  );
});

describe('countRequest', () => {
  it('loses none when two replicas count on one PostgreSQL, in one statement each, without a transaction', async () => {
    const options = await freshDatabase('postgresql');
    const replicas = [await openWatched(options), await openWatched(options)];
    try {
      const organisationId = randomUUID();
      const counted = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          replicas.flatMap(({ prisma }, replica) =>
            index % 2 === replica ? [countRequest(prisma, { organisationId, windowMs })] : [],
          ),
        ).flat(),
      );
      expect(counted.map(({ hits }) => hits).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, index) => index + 1),
      );
      expect(new Set(counted.map(({ resetsAt }) => resetsAt.getTime())).size).toBe(1);
      for (const { calls } of replicas) {
        expect(calls).toHaveLength(25);
        expect(calls.filter((call) => !call.trim().startsWith('INSERT INTO rate_limit_windows'))).toEqual([]);
      }
    } finally {
      for (const replica of replicas) await replica[Symbol.asyncDispose]();
    }
  });

  it('waits for no write to the disk: its table is not logged', async () => {
    const database = await openDatabase(await freshDatabase('postgresql'));
    try {
      const tables = await database.prisma
        .$queryRaw`SELECT relname::text FROM pg_class WHERE relpersistence = 'u' AND relkind = 'r'`;
      expect(tables).toEqual([{ relname: 'rate_limit_windows' }]);
    } finally {
      await database.close();
    }
  });

  it('says so when the database is away', async () => {
    const options = { dataFolder: '', maxConnections: 1, connectTimeoutMs: 500, queryTimeoutMs: 500 };
    const away = await openDatabase({ ...options, url: 'postgresql://x@127.0.0.1:1/x' });
    try {
      await expect(countRequest(away.prisma, { organisationId: randomUUID(), windowMs })).rejects.toThrow(
        DatabaseUnavailableError,
      );
    } finally {
      await away.close();
    }
  });
});
