import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { schemaEngine } from './schema-engine.js';

/**
 * Applies the migrations in `prismaFolder` that the database has not seen, in order, and notes them in `_prisma_migrations` as `prisma migrate
 * deploy` does.
 * @param prismaFolder holds schema.prisma and migrations/
 * @returns the names of the migrations applied now
 */
export async function migrate(adapter: SqlMigrationAwareDriverAdapterFactory, prismaFolder: string): Promise<string[]> {
  const schema = await readFile(join(prismaFolder, 'schema.prisma'), 'utf8');
  const connections: SqlDriverAdapter[] = [];
  // The engine holds an advisory lock in its session, so that replicas which start together migrate one after the other: the lock ends with the session.
  const connect = async () => {
    const connection = await adapter.connect();
    connections.push(connection);
    const executeScript = connection.executeScript.bind(connection);
    connection.executeScript = (script) => executeScript(script).catch((error: unknown) => Promise.reject(inPrismaWords(error)));
    return connection;
  };
  try {
    const engine = await schemaEngine(schema, { ...adapter, connect });
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(join(prismaFolder, 'migrations')),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } finally {
    await Promise.all(connections.map((connection) => connection.dispose()));
  }
}

/** What the database said of a script, in the form in which the engine passes it on and notes it. */
function inPrismaWords(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DriverAdapterError) return error;
  const { code = 'N/A', severity = 'ERROR', message, detail, column, hint } = error as Error & Record<string, string | undefined>;
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}

async function readMigrations(baseDir: string) {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const directories = names.toSorted().map(async (name) => {
    const content = await readFile(join(baseDir, name, 'migration.sql'), 'utf8');
    return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: content } } };
  });
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: await readFile(join(baseDir, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(directories),
  };
}
