import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { MigrationError } from '../faults/errors.js';
import { schemaEngine } from './schema-engine.js';

/**
 * Applies the missing migrations of `prismaFolder` in order, and records them in `_prisma_migrations` as `prisma migrate deploy` does.
 * @param prismaFolder holds schema.prisma and migrations/
 * @returns the names of the migrations applied now
 * @throws MigrationError with the message of the engine
 */
export async function migrate(adapter: SqlMigrationAwareDriverAdapterFactory, prismaFolder: string): Promise<string[]> {
  const schema = await readFile(join(prismaFolder, 'schema.prisma'), 'utf8');
  const connections: SqlDriverAdapter[] = [];
  const connect = async () => {
    const connection = await adapter.connect();
    connections.push(connection);
    const executeScript = connection.executeScript.bind(connection);
    const executeRaw = connection.executeRaw.bind(connection);
    // The lock is held elsewhere: see migration-lock.ts.
    connection.executeRaw = (query) =>
      query.sql.startsWith('SELECT pg_advisory_lock(') ? Promise.resolve(0) : executeRaw(query);
    connection.executeScript = (script) =>
      executeScript(withoutSchema(script)).catch((error: unknown) => Promise.reject(inPrismaWords(error)));
    return connection;
  };
  try {
    const engine = await schemaEngine(schema, { ...adapter, connect });
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(join(prismaFolder, 'migrations')),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } catch (error) {
    throw new MigrationError(engineWords(error));
  } finally {
    await Promise.all(connections.map((connection) => connection.dispose()));
  }
}

/** The message of the engine, without its stack. */
function engineWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/\n\s+\d+: [\s\S]*$/, '')
    .replace(/^external connector error\n/, '')
    .trim();
}

/** The engine creates the configured schema. A script may name another schema, which the role may not be allowed to create. */
function withoutSchema(script: string): string {
  return script.replace('CREATE SCHEMA IF NOT EXISTS "public";', '');
}

/** The error of the database for a script, in the form that the engine reports and records. */
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
