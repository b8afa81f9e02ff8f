import type { DatabaseOptions } from '../records/open-database.js';
import type { Settings } from '../settings/read-settings.js';

/** How the settings say to open the database. A file of its own: commands that need only the database load nothing else of the service. */
export function databaseOptions(settings: Settings): DatabaseOptions {
  return {
    url: settings.DATABASE_URL,
    dataFolder: settings.DATA_FOLDER,
    maxConnections: settings.DATABASE_CONNECTIONS,
    connectTimeoutMs: settings.DATABASE_CONNECT_TIMEOUT_MS,
    queryTimeoutMs: settings.DATABASE_QUERY_TIMEOUT_MS,
    preparedStatements: settings.DATABASE_PREPARED_STATEMENTS === 'on',
  };
}
