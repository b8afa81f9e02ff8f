import { databaseOptions } from '../compose/database-options.js';
import { PRISMA_FOLDER } from '../compose/folders.js';
import { readSettings } from '../settings/read-settings.js';
import { openDatabase } from '../records/open-database.js';
import { asksForHelp, commandEnvironment, fail } from './command.js';

const HELP = `Usage: npm run db:migrate

Brings the database up to date: applies the missing migrations, in order. DATABASE_URL names the PostgreSQL server;
without it, the embedded database in DATA_FOLDER (default: data) is used. Running it again changes nothing.
`;

if (asksForHelp(HELP)) process.exit(0);

try {
  const database = await openDatabase(databaseOptions(readSettings(commandEnvironment())));
  try {
    const applied = await database.migrate(PRISMA_FOLDER);
    process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : `Applied: ${applied.join(', ')}\n`);
  } finally {
    await database.close();
  }
} catch (error) {
  fail(error);
}
