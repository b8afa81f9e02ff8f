import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import { statementName } from './statement-name.js';

/** How the service talks to a PostgreSQL server. All times in milliseconds; pg waits for ever where none is given. */
export interface PostgresOptions {
  url: string;
  maxConnections: number;
  connectTimeoutMs: number;
  queryTimeoutMs: number;
  /** Plan each query once for a connection, not each time: planning the query of an invoice takes longer than running it. */
  preparedStatements?: boolean;
}

/**
 * What the adapter takes for granted, and a role or a database may have been set otherwise: instants and days as UTC in ISO 8601, bytes in
 * hexadecimal. With DateStyle DMY the third of April would be read as the fourth of March.
 */
const SESSION = '-c TimeZone=UTC -c DateStyle=ISO,YMD -c bytea_output=hex';

/** A Prisma driver adapter for a PostgreSQL server. */
export function postgresAdapterFactory(options: PostgresOptions): SqlMigrationAwareDriverAdapterFactory {
  const { url, maxConnections, connectTimeoutMs, queryTimeoutMs, preparedStatements = true } = options;
  const factory = new PrismaPg(
    {
      connectionString: url,
      max: maxConnections,
      connectionTimeoutMillis: connectTimeoutMs,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      application_name: 'invoice-press',
      // The server gives up first, so that it does not go on working for nobody; the client's own limit is for a server that has gone silent.
      statement_timeout: queryTimeoutMs,
      lock_timeout: queryTimeoutMs,
      query_timeout: queryTimeoutMs + 250,
      idle_in_transaction_session_timeout: 60_000,
      options: SESSION,
    },
    // Without a listener an idle connection that breaks would end the process; the pool replaces it.
    {
      onPoolError: () => undefined,
      onConnectionError: () => undefined,
      ...(preparedStatements && { statementNameGenerator: ({ sql }) => statementName(sql) }),
    },
  );
  return factory;
}

/**
 * The same for migrations: no limit on how long a statement may take, and scripts go to the server whole. The adapter's own `executeScript` cuts
 * them at every semicolon, also inside function bodies.
 */
export function postgresMigrationFactory(
  options: Pick<PostgresOptions, 'url' | 'connectTimeoutMs'>,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({
    connectionString: options.url,
    // One session: the engine's advisory lock and what it guards.
    max: 1,
    connectionTimeoutMillis: options.connectTimeoutMs,
    application_name: 'invoice-press-migrate',
    options: SESSION,
  });
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}
