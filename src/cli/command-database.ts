import { databaseOptions } from '../compose/database-options.js';
import { PRISMA_FOLDER } from '../compose/folders.js';
import { checkDatabase } from '../records/check/check-database.js';
import type { Rights } from '../records/check/rights.js';
import { DatabaseUnfitError } from '../records/faults/errors.js';
import { type Database, openDatabase } from '../records/open-database.js';
import { readSettings } from '../settings/read-settings.js';
import { commandEnvironment } from './command.js';

/** Runs an operator's command on the database of the settings, if its role has the rights. Closes the database afterwards. */
export async function withDatabase<T>(rights: Rights, work: (database: Database) => Promise<T>): Promise<T> {
  // Such a command may read much; the usual timeout is meant for requests.
  const options = { ...databaseOptions(readSettings(commandEnvironment())), queryTimeoutMs: 10 * 60_000 };
  const database = await openDatabase(options);
  try {
    if (database.kind === 'pglite') await database.migrate(PRISMA_FOLDER);
    const remedy = 'Run the command as the owner of the tables, not as the role of the service.';
    const { problems, warnings } = await checkDatabase(database, { rights, remedy, prismaFolder: PRISMA_FOLDER });
    for (const warning of warnings) process.stderr.write(`invoice-press: ${warning}\n`);
    if (problems.length > 0) throw new DatabaseUnfitError(problems);
    return await work(database);
  } finally {
    await database.close();
  }
}
