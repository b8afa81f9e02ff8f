import type { SqlMigrationAwareDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { DatabaseEncodingError, DatabaseUnavailableError, MigrationRunningError } from '../faults/errors.js';
import { failureOf } from '../faults/failure.js';

/** The lock number of Prisma's own engine. */
const LOCK = 72_707_369;
/** How long a migration waits for another one. */
const WAIT = '60s';

/**
 * Runs migrations while no other process does. A transaction on a separate connection holds the lock. The engine's own lock belongs to a session, and a pooler
 * would pass that session, with the lock, to another client.
 * @throws DatabaseEncodingError | MigrationRunningError | DatabaseUnavailableError, or what the work throws
 */
export async function whileLocked<T>(adapter: SqlMigrationAwareDriverAdapterFactory, work: () => Promise<T>): Promise<T> {
  const connection = await adapter.connect();
  try {
    const holder = await connection.startTransaction().catch(unavailable);
    try {
      await assertUtf8(holder);
      await lock(holder).catch(unavailable);
      return await work();
    } finally {
      await run(holder, 'ROLLBACK').catch(() => undefined);
      await holder.rollback();
    }
  } finally {
    await connection.dispose();
  }
}

function unavailable(error: unknown): never {
  throw failureOf(error).code === '55P03'
    ? new MigrationRunningError(WAIT)
    : new DatabaseUnavailableError('The migration', error);
}

async function lock(holder: SqlQueryable): Promise<void> {
  await run(holder, 'SET LOCAL statement_timeout = 0');
  await run(holder, 'SET LOCAL idle_in_transaction_session_timeout = 0');
  await run(holder, `SET LOCAL lock_timeout = '${WAIT}'`);
  await run(holder, `SELECT pg_advisory_xact_lock(${LOCK})`);
}

/** We store texts of all languages. If the encoding lacks some characters, the database would refuse single invoices. */
async function assertUtf8(holder: SqlQueryable): Promise<void> {
  const sql = "SELECT current_database()::text, current_setting('server_encoding')";
  const { rows } = await holder.queryRaw({ sql, args: [], argTypes: [] }).catch(unavailable);
  const [database, encoding] = rows[0] ?? [];
  if (encoding !== 'UTF8') throw new DatabaseEncodingError(String(database), String(encoding));
}

async function run(holder: SqlQueryable, sql: string): Promise<void> {
  await holder.executeRaw({ sql, args: [], argTypes: [] });
}
