import { randomUUID } from 'node:crypto';
import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, type DatabaseOptions, openDatabase } from '../../../src/records/open-database.js';
import { postgresMigrationFactory } from '../../../src/records/postgres/postgres-adapter.js';
import { onceInRun, runFolder, sharedServer, type TestServer, testFolder } from './servers.js';

export const PRISMA_FOLDER = fileURLToPath(new URL('../../../prisma/', import.meta.url));

/** Both kinds of database, for `describe.each`. */
export const KINDS = ['pglite', 'postgresql'] as const;
export type Kind = (typeof KINDS)[number];

const DEFAULTS = { url: null, dataFolder: '', maxConnections: 4, connectTimeoutMs: 2000, queryTimeoutMs: 5000 };

/** How to open a new database of this kind that has the schema and no rows: nobody else uses it. */
export async function freshDatabase(kind: Kind): Promise<DatabaseOptions> {
  return kind === 'pglite'
    ? { ...DEFAULTS, dataFolder: await freshDataFolder() }
    : { ...DEFAULTS, url: await freshDatabaseOn(await sharedServer()) };
}

/** Opens such a database. */
export async function openFreshDatabase(kind: Kind): Promise<Database> {
  return openDatabase(await freshDatabase(kind));
}

/** A folder with a migrated PGlite in it: a copy, as making one takes seconds. */
export async function freshDataFolder(): Promise<string> {
  const prepared = join(runFolder(), 'pglite-prepared');
  await onceInRun('pglite-prepared', async () => {
    const database = await openDatabase({ ...DEFAULTS, dataFolder: `${prepared}.making` });
    await database.migrate(PRISMA_FOLDER);
    await database.close();
    await rename(`${prepared}.making`, prepared);
  });
  const folder = await testFolder('pglite');
  await cp(prepared, folder, { recursive: true });
  return folder;
}

/** A migrated database on a server: a copy of one that is migrated once. */
export async function freshDatabaseOn(server: TestServer): Promise<string> {
  const template = 'invoice_press_template';
  await onceInRun(`${template}-${server.port}`, async () => {
    await runSql(server.url(), `CREATE DATABASE ${template}`);
    const database = await openDatabase({ ...DEFAULTS, url: server.url(template) });
    await database.migrate(PRISMA_FOLDER);
    await database.close();
  });
  return emptyDatabaseOn(server, template);
}

/** The URL of a new database that is a copy of `template`: unless given, one without any table. */
export async function emptyDatabaseOn(server: TestServer, template = 'template0'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runSql(server.url(), `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return server.url(name);
}

/** Runs a script of SQL in a session of its own, past Prisma's client. */
export async function runSql(url: string, script: string): Promise<void> {
  const connection = await postgresMigrationFactory({ url, connectTimeoutMs: 5000 }).connect();
  try {
    await connection.executeScript(script);
  } finally {
    await connection.dispose();
  }
}
