import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkDatabase } from '../../../src/records/check/check-database.js';
import {
  COUNTING_RIGHTS,
  IMPORT_RIGHTS,
  type Rights,
  SERVICE_RIGHTS,
  WRITING_RIGHTS,
} from '../../../src/records/check/rights.js';
import { DatabaseWatch } from '../../../src/records/check/watch-database.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import { openDatabase } from '../../../src/records/open-database.js';
import { sampleFiles } from '../../harness/database/samples.js';
import { privateServer, type TestServer } from '../../harness/database/servers.js';
import { emptyDatabaseOn, freshDatabaseOn, freshDatabase, PRISMA_FOLDER, runSql } from '../../harness/database/databases.js';

const OPTIONS = { dataFolder: '', maxConnections: 2, connectTimeoutMs: 5000, queryTimeoutMs: 5000 };
const MIGRATIONS = (await readdir(join(PRISMA_FOLDER, 'migrations'), { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();
const NEEDS = { rights: { ...SERVICE_RIGHTS, ...COUNTING_RIGHTS }, remedy: 'Do something.', prismaFolder: PRISMA_FOLDER };

// Roles are the whole server's: it is a private one.
let server: TestServer;
beforeAll(async () => {
  server = await privateServer();
  await runSql(server.url(), 'CREATE ROLE invoice_press LOGIN');
});
afterAll(() => server.halt());

async function check(url: string, rights: Rights = NEEDS.rights) {
  const database = await openDatabase({ ...OPTIONS, url });
  try {
    return await checkDatabase(database, { ...NEEDS, rights });
  } finally {
    await database.close();
  }
}

const FIT = { problems: [], warnings: [] };
const asService = (url: string) => url.replace('//postgres@', '//invoice_press@');

describe('the migrations of a database', () => {
  const lacks = (names: string[]) => [`The database lacks the migrations ${names.join(', ')}. Run npm run db:migrate.`];

  it('are all there', async () => {
    expect(await check(await freshDatabaseOn(server))).toEqual(FIT);
  });

  it('are named where none is there, and a schema where it is not there', async () => {
    const url = await emptyDatabaseOn(server);
    expect(await check(url)).toEqual({ problems: lacks(MIGRATIONS), warnings: [] });
    expect(await check(`${url}?schema=billing`)).toEqual({
      problems: ['The database has no schema "billing". Run npm run db:migrate.'],
      warnings: [],
    });
  });

  it('are named where some are missing, or were taken back', async () => {
    const url = await freshDatabaseOn(server);
    await runSql(url, `DELETE FROM _prisma_migrations WHERE migration_name = '${MIGRATIONS[1]}'`);
    await runSql(url, `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '${MIGRATIONS[2]}'`);
    expect(await check(url)).toEqual({ problems: lacks(MIGRATIONS.slice(1, 3)), warnings: [] });
  });

  it('are named where one is not finished', async () => {
    const url = await freshDatabaseOn(server);
    await runSql(url, `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${MIGRATIONS[2]}'`);
    const { problems } = await check(url);
    expect(problems).toEqual([
      expect.stringMatching(new RegExp(`^The migration ${MIGRATIONS[2]} was started and is not finished`)),
    ]);
  });

  it('may be newer than this version: that is a warning, also while one is under way', async () => {
    const url = await freshDatabaseOn(server);
    await runSql(
      url,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', 'x', '99990101000000_new', NULL)`,
    );
    expect(await check(url)).toEqual({
      problems: [],
      warnings: [
        'The database has migrations that this version does not know: 99990101000000_new. A newer version has migrated it.',
      ],
    });
  });
});

describe('the rights of a role', () => {
  it('are those of deploy/postgres/rights.sql, not one less', async () => {
    const url = await freshDatabaseOn(server);
    const rights = await readFile(new URL('../../../deploy/postgres/rights.sql', import.meta.url), 'utf8');
    await runSql(url, rights);
    expect(await check(asService(url))).toEqual(FIT);
    for (const [relation, list] of Object.entries(NEEDS.rights)) {
      for (const right of list) {
        const kind = relation.endsWith('_seq') ? 'SEQUENCE ' : '';
        await runSql(url, `REVOKE ${right} ON ${kind}${relation} FROM invoice_press`);
        expect(await check(asService(url))).toEqual({
          problems: [`The role "invoice_press" lacks rights: ${right} on ${relation}. Do something.`],
          warnings: [],
        });
        await runSql(url, `GRANT ${right} ON ${kind}${relation} TO invoice_press`);
      }
    }
  });

  it('are those of deploy/postgres/write-rights.sql, not one less, if callers may store invoices', async () => {
    const url = await freshDatabaseOn(server);
    const files = ['rights.sql', 'write-rights.sql'].map((name) => new URL(`../../../deploy/postgres/${name}`, import.meta.url));
    for (const file of files) await runSql(url, await readFile(file, 'utf8'));
    expect(await check(asService(url), WRITING_RIGHTS)).toEqual(FIT);
    await runSql(url, await readFile(files[0] as URL, 'utf8'));
    const { problems } = await check(asService(url), WRITING_RIGHTS);
    const lacking = Object.entries(WRITING_RIGHTS).filter(([, list]) => list.some((right) => right !== 'SELECT'));
    for (const [relation] of lacking) expect(problems[0]).toContain(relation);
  });

  it('are named together where there are none, and count by column too', async () => {
    const url = await freshDatabaseOn(server);
    expect(await check(asService(url), { audit_entries: ['SELECT', 'INSERT'], orders: ['SELECT'] })).toMatchObject({
      problems: [
        'The role "invoice_press" lacks rights: SELECT on audit_entries, orders; INSERT on audit_entries. Do something.',
      ],
    });
    await runSql(url, 'GRANT INSERT (event_id), SELECT (id) ON audit_entries TO invoice_press');
    expect(await check(asService(url), { audit_entries: ['SELECT', 'INSERT'] })).toEqual({
      problems: [],
      warnings: ['The role "invoice_press" may not read _prisma_migrations, so migrations are not checked.'],
    });
  });

  it('are enough for an import, where they are those that an import is said to need', async () => {
    const url = await freshDatabaseOn(server);
    const grants = Object.entries(IMPORT_RIGHTS).map(
      ([relation, list]) =>
        `GRANT ${list.join(', ')} ON ${relation.endsWith('_seq') ? 'SEQUENCE ' : ''}${relation} TO invoice_press`,
    );
    await runSql(url, grants.join('; '));
    expect((await check(asService(url), IMPORT_RIGHTS)).problems).toEqual([]);
    const database = await openDatabase({ ...OPTIONS, url: asService(url), queryTimeoutMs: 30_000 });
    try {
      for (const [, file] of sampleFiles().slice(0, 2)) await importRecords(database.prisma, file);
      // Again, so that what was stored is changed.
      const [, again] = sampleFiles()[0] ?? [];
      if (again)
        await importRecords(database.prisma, {
          ...again,
          invoices: again.invoices.map((one) => ({ ...one, notes: [{ text: 'x' }] })),
        });
      expect(await database.prisma.invoiceNote.count({ where: { text: 'x' } })).toBe(again?.invoices.length);
    } finally {
      await database.close();
    }
  });

  it('include the use of the schema', async () => {
    const url = `${await emptyDatabaseOn(server)}?schema=billing`;
    const owner = await openDatabase({ ...OPTIONS, url });
    await owner.migrate(PRISMA_FOLDER);
    await owner.close();
    const { problems } = await check(asService(url), { orders: ['SELECT'] });
    expect(problems).toEqual([
      'The role "invoice_press" lacks rights: USAGE on the schema billing; SELECT on orders. Do something.',
    ]);
  });
});

describe('a database of the wrong kind', () => {
  it('is named: read-only, or in another encoding, which is not migrated either', async () => {
    const url = await freshDatabaseOn(server);
    const name = new URL(url).pathname.slice(1);
    await runSql(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    expect(await check(url)).toEqual({
      problems: [
        `The database "${name}" is read-only: it is a standby, or it is set to read-only. DATABASE_URL must name the primary server.`,
      ],
      warnings: [],
    });

    await runSql(server.url(), "CREATE DATABASE latin1 ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    const why = `The database "latin1" has the encoding LATIN1; it must have UTF8, because LATIN1 lacks characters that invoices have. Create another one: CREATE DATABASE invoices ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0`;
    expect((await check(server.url('latin1'))).problems[0]).toBe(why);
    const database = await openDatabase({ ...OPTIONS, url: server.url('latin1') });
    await expect(database.migrate(PRISMA_FOLDER)).rejects.toMatchObject({ code: 'database_encoding', message: why });
    await database.close();
    expect((await check(server.url('latin1'))).problems).toEqual([why]);
  });
});

describe('a watch', () => {
  it('looks again each time while the database is not fit, and every five seconds while it is', async () => {
    const url = await freshDatabaseOn(server);
    await runSql(url, `DELETE FROM _prisma_migrations WHERE migration_name = '${MIGRATIONS[2]}'`);
    const database = await openDatabase({ ...OPTIONS, url });
    let now = 1;
    const warnings: string[] = [];
    const watch = new DatabaseWatch(
      database,
      NEEDS,
      (warning) => warnings.push(warning),
      () => now,
    );
    const note = (name: string) =>
      runSql(
        url,
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('${name}', 'x', '${name}', now())`,
      );
    try {
      const failed = {
        code: 'database_unfit',
        reasons: [`The database lacks the migrations ${MIGRATIONS[2]}. Run npm run db:migrate.`],
      };
      await expect(watch.ask()).rejects.toMatchObject(failed);
      await expect(watch.ask()).rejects.toMatchObject(failed);
      for (const name of [MIGRATIONS[2] ?? '', '99990101000000_new']) await note(name);
      await watch.ask();
      await runSql(url, 'ALTER TABLE _prisma_migrations RENAME TO elsewhere');
      await watch.ask();
      now += 5001;
      await expect(watch.ask()).rejects.toMatchObject({ code: 'database_unfit' });
      await runSql(url, 'ALTER TABLE elsewhere RENAME TO _prisma_migrations');
      await watch.ask();
      expect(warnings).toHaveLength(1);
      // A server that became a standby is told at once.
      await runSql(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`);
      await database.prisma
        .$executeRawUnsafe('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()')
        .catch(() => undefined);
      await watch.ask().catch(() => undefined);
      await expect(watch.ask()).rejects.toMatchObject({ reasons: [expect.stringContaining('is read-only')] });
    } finally {
      await database.close();
    }
  });

  it('finds the embedded database fit', async () => {
    const database = await openDatabase(await freshDatabase('pglite'));
    try {
      expect(await checkDatabase(database, NEEDS)).toEqual(FIT);
    } finally {
      await database.close();
    }
  });
});
