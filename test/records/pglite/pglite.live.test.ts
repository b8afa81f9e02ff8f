import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DatabaseUnavailableError, DataFolderInUseError } from '../../../src/records/faults/errors.js';
import { type Database, type DatabaseOptions, openDatabase } from '../../../src/records/open-database.js';
import { recordDownload } from '../../../src/records/audit.js';
import { auditContext, download } from '../../harness/database/audit.js';
import { startProcess } from '../../harness/database/database-process.js';
import { testFolder } from '../../harness/database/servers.js';
import { freshDataFolder, freshDatabase, PRISMA_FOLDER } from '../../harness/database/databases.js';

const opening = (options: DatabaseOptions) => `
  const { openDatabase } = await records('open-database');
  const database = await openDatabase(${JSON.stringify(options)});`;

/** What comes of using it once. */
async function using<T>(options: DatabaseOptions, use: (prisma: Database['prisma']) => Promise<T>): Promise<T> {
  const database = await openDatabase(options);
  try {
    return await use(database.prisma);
  } finally {
    await database.close();
  }
}

/** Opens it, sees whether it answers, and closes it. */
async function works(options: DatabaseOptions): Promise<boolean> {
  const rows = await using(options, (prisma) => prisma.$queryRaw<{ one: number }[]>`SELECT 1 AS one`);
  return rows[0]?.one === 1;
}

/** The position of the last checkpoint, from the file in which PostgreSQL keeps it (ControlFileData.checkPoint). */
async function lastCheckpoint(dataFolder: string): Promise<bigint> {
  const control = await readFile(join(dataFolder, 'pglite', 'global', 'pg_control'));
  return control.readBigUInt64LE(32);
}

describe('an embedded database that is open', () => {
  it('is refused to a second opener in the same process', async () => {
    const options = await freshDatabase('pglite');
    await using(options, async (prisma) => {
      await expect(openDatabase(options)).rejects.toThrow(DataFolderInUseError);
      await expect(openDatabase(options)).rejects.toThrow(`pid ${process.pid}`);
      expect(await prisma.invoice.count()).toBe(0);
    });
    expect(await works(options)).toBe(true);
  });

  it('is refused to another process, and taken over once its process was killed', async () => {
    const options = await freshDatabase('pglite');
    const owner = startProcess(`${opening(options)} say(process.pid); setInterval(() => {}, 1000);`);
    const pid = Number(await owner.line());
    const refused = openDatabase(options);
    await expect(refused).rejects.toThrow(DataFolderInUseError);
    await expect(refused).rejects.toThrow(`(pid ${pid})`);
    owner.process.kill('SIGKILL');
    expect(await owner.ended).toBe('SIGKILL');
    expect(await works(options)).toBe(true);
    expect((await readdir(options.dataFolder)).toSorted()).toEqual(['pglite']);
  });

  // I15
  it('leaves the event loop to others while it works', async () => {
    await using(await freshDatabase('pglite'), async (prisma) => {
      let ticks = 0;
      const timer = setInterval(() => ticks++, 10);
      const started = performance.now();
      await prisma.$queryRaw`SELECT sum(sqrt(n)) FROM generate_series(1, 4000000) AS n`;
      const elapsed = performance.now() - started;
      clearInterval(timer);
      expect(elapsed).toBeGreaterThan(300);
      expect(ticks).toBeGreaterThan(elapsed / 40);
    });
  });
});

describe('a data folder', () => {
  // I10
  it('that was left half-initialised is made anew', async () => {
    const dataFolder = join(await testFolder('half'), 'data');
    await mkdir(join(dataFolder, 'pglite.unfinished', 'base'), { recursive: true });
    await writeFile(join(dataFolder, 'pglite.unfinished', 'PG_VERSION'), '17\n');
    const options = { ...(await freshDatabase('pglite')), dataFolder };
    expect(await works(options)).toBe(true);
    expect((await readdir(dataFolder)).toSorted()).toEqual(['pglite']);
  });

  it.each([300, 1200])('whose first opener is killed after %d ms opens again', async (delay) => {
    const dataFolder = join(await testFolder('killed'), 'data');
    const options = { ...(await freshDatabase('pglite')), dataFolder };
    const first = startProcess(`say('begun'); ${opening(options)} say('open');`);
    await first.line();
    await new Promise((resolve) => setTimeout(resolve, delay));
    first.process.kill('SIGKILL');
    await first.ended;
    expect(await works(options)).toBe(true);
  });

  it('whose process is killed in the middle of a migration is migrated by the next one', async () => {
    const options = await freshDatabase('pglite');
    const folder = await testFolder('migrations');
    await cp(PRISMA_FOLDER, folder, { recursive: true });
    const script = join(folder, 'migrations', '99990101000000_later', 'migration.sql');
    await mkdir(dirname(script));
    await writeFile(script, 'CREATE TABLE later (b int);\nSELECT pg_sleep(300);');
    const first = startProcess(`${opening(options)}
      const { setTimeout } = await import('node:timers/promises');
      void database.migrate(${JSON.stringify(folder)}).catch(() => undefined);
      // Nothing else is answered while the migration sleeps.
      const answers = () => Promise.race([database.prisma.$queryRawUnsafe('SELECT 1'), setTimeout(2000, false)]);
      while (await answers()) await setTimeout(20);
      say('in the middle');`);
    await first.line();
    first.process.kill('SIGKILL');
    await first.ended;

    await writeFile(script, 'CREATE TABLE later (b int);');
    const database = await openDatabase(options);
    try {
      expect(await database.migrate(folder)).toEqual(['99990101000000_later']);
      expect(await database.prisma.$queryRaw`SELECT count(*)::int AS rows FROM later`).toEqual([{ rows: 0 }]);
    } finally {
      await database.close();
    }
  });

  it('that holds no database that can be opened is refused, and let go', async () => {
    const options = { ...(await freshDatabase('pglite')), dataFolder: await testFolder('broken') };
    await mkdir(join(options.dataFolder, 'pglite'));
    await writeFile(join(options.dataFolder, 'pglite', 'PG_VERSION'), '17\n');
    await expect(openDatabase(options)).rejects.toThrow(DatabaseUnavailableError);
    expect(await readdir(options.dataFolder)).toEqual(['pglite']);
  });
});

describe('what was written to the embedded database', () => {
  it('is on disk with a checkpoint once it is closed', async () => {
    const options = await freshDatabase('pglite');
    const before = await lastCheckpoint(options.dataFolder);
    const [written] = await using(options, async (prisma) => {
      await recordDownload(prisma, auditContext(), download());
      return prisma.$queryRaw<{ lsn: string }[]>`SELECT (pg_current_wal_lsn() - '0/0'::pg_lsn)::text AS lsn`;
    });
    const after = await lastCheckpoint(options.dataFolder);
    expect(after).toBeGreaterThan(before);
    expect(after).toBeGreaterThanOrEqual(BigInt(written?.lsn ?? ''));
  });

  // I8
  it('is still there after SIGKILL, as far as it was acknowledged', async () => {
    const options = await freshDatabase('pglite');
    const acknowledged: string[] = [];
    for (const rounds of [1, 7, 40]) {
      const writer = startProcess(`${opening(options)}
        const { recordDenial } = await records('audit');
        for (;;) {
          const eventId = crypto.randomUUID();
          await recordDenial(database.prisma, { eventId, organisationId: eventId, subject: 's', tokenId: null, requestId: 'r', ipAddress: '::1',
            userAgent: null }, { requestedId: 'inv_1', dialect: 'speybooks' });
          say(eventId);
        }`);
      for (let round = 0; round < rounds; round++) acknowledged.push(JSON.parse(await writer.line()) as string);
      writer.process.kill('SIGKILL');
      await writer.ended;
    }
    const stored = await using(options, (prisma) => prisma.auditEntry.findMany({ select: { eventId: true } }));
    const events = new Set(stored.map(({ eventId }) => eventId));
    expect(acknowledged.filter((eventId) => !events.has(eventId))).toEqual([]);
    expect(acknowledged).toHaveLength(48);
    // Four processes, one after the other, each of which compiles what it loads.
  }, 90_000);
});

describe('when the thread of the embedded database dies', () => {
  it('what waits and what comes is refused at once, and the folder is let go', async () => {
    const options = { ...(await freshDatabase('pglite')), dataFolder: await freshDataFolder() };
    const program = startProcess(`
      let thread;
      process.on('worker', (worker) => (thread = worker));
      ${opening(options)}
      const { ping } = await records('ping');
      const outcome = (act) => act.then(() => 'done', (error) => error.code);
      const waiting = outcome(database.prisma.$queryRaw\`SELECT count(*) FROM generate_series(1, 30000000)\`.then(() => {}, (error) => {
        throw Object.assign(error, { code: 'refused' });
      }));
      const pinging = outcome(ping(database.prisma));
      await new Promise((resolve) => setTimeout(resolve, 200));
      const started = performance.now();
      await thread.terminate();
      const outcomes = [await waiting, await pinging, await outcome(ping(database.prisma))];
      const elapsed = performance.now() - started;
      await database.close().catch(() => undefined);
      say({ outcomes, elapsed });`);
    const { outcomes, elapsed } = JSON.parse(await program.line()) as { outcomes: string[]; elapsed: number };
    expect(outcomes).toEqual(['refused', 'database_unavailable', 'database_unavailable']);
    expect(elapsed).toBeLessThan(1000);
    expect(await program.ended).toBe(0);
    expect((await readdir(options.dataFolder)).toSorted()).toEqual(['pglite']);
    expect(await works(options)).toBe(true);
  });
});
