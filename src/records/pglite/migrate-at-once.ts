import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { migrate } from '../migrations/migrate.js';

/**
 * Applies migrations to the embedded database all together or not at all. Otherwise a process that is killed in the middle would leave a started migration,
 * and every later start would refuse to continue. (A server has an operator, and others may use it at the same time.)
 * @returns the names of the migrations applied now
 */
export async function migrateAtOnce(adapter: SqlMigrationAwareDriverAdapterFactory, prismaFolder: string): Promise<string[]> {
  const session = await adapter.connect();
  await session.executeScript('BEGIN');
  try {
    const applied = await migrate(adapter, prismaFolder);
    await session.executeScript('COMMIT');
    return applied;
  } catch {
    await session.executeScript('ROLLBACK');
    // Again without the transaction, so that the failed migration and its reason are recorded in the database.
    return migrate(adapter, prismaFolder);
  }
}
