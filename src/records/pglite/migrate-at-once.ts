import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { migrate } from '../migrations/migrate.js';

/**
 * Applies migrations to the embedded database all together or not at all. A process that is killed in the middle would else leave one that has begun and
 * not ended, and every later start would refuse to go on over it. (A server is for its operator to look after, and others may use it meanwhile.)
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
    // Once more without: so that the one that fails is noted in the database, and says why.
    return migrate(adapter, prismaFolder);
  }
}
