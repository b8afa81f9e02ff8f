import type { DatabaseOptions } from '../records/open-database.js';
import type { Settings } from '../settings/read-settings.js';

/** How the settings want the database opened. @param onPlaintext told if the connection to another host is not encrypted; unless given, as commands tell warnings */
export function databaseOptions(settings: Settings, onPlaintext = warnOnStandardError): DatabaseOptions {
  return {
    url: settings.DATABASE_URL,
    dataFolder: settings.DATA_FOLDER,
    maxConnections: settings.DATABASE_CONNECTIONS,
    connectTimeoutMs: settings.DATABASE_CONNECT_TIMEOUT_MS,
    queryTimeoutMs: settings.DATABASE_QUERY_TIMEOUT_MS,
    preparedStatements: settings.DATABASE_PREPARED_STATEMENTS === 'on',
    chunkTimeoutSeconds: settings.BATCH_CHUNK_TIMEOUT_S,
    ...(settings.DATABASE_PLAINTEXT === 'warn' && { onPlaintext }),
  };
}

function warnOnStandardError(message: string): void {
  process.stderr.write(`invoice-press: warning: ${message}\n`);
}
