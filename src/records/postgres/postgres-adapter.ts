import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import { addressOf, type ConnectionTarget, isSocket, parseConnectionUrl } from './connection-url.js';
import { DatabaseStream } from './database-stream.js';
import { withReadableFailures } from './readable-failures.js';
import { prepareSession, type Session, type SessionSettings, sessionSettings } from './session.js';
import { tlsPlan } from './tls-plan.js';
import { statementName } from './statement-name.js';

/** Options for connections to a PostgreSQL server. All times in milliseconds; without them pg waits forever. */
export interface PostgresOptions {
  url: string;
  maxConnections: number;
  connectTimeoutMs: number;
  queryTimeoutMs: number;
  /** Use prepared statements, because planning the query of an invoice takes longer than running it. Not behind a pooler. */
  preparedStatements?: boolean;
  /** Called once if a pooler is in front of the server. */
  onPooler?: () => void;
  /** Called with a sentence for the operator for each connection to another host that is not encrypted. */
  onPlaintext?: (message: string) => void;
}

/** A Prisma driver adapter for a PostgreSQL server. */
export function postgresAdapterFactory(options: PostgresOptions): SqlMigrationAwareDriverAdapterFactory {
  const { url, maxConnections, connectTimeoutMs, queryTimeoutMs, preparedStatements = true } = options;
  const target = parseConnectionUrl(url);
  const settings = {
    ...sessionSettings(target.schema),
    // The server's timeout comes first, so that it stops when the service stops waiting. The client's own timeout is for a server that does not answer.
    statement_timeout: String(queryTimeoutMs),
    lock_timeout: String(queryTimeoutMs),
    idle_in_transaction_session_timeout: '60000',
  };
  const factory = new PrismaPg(
    {
      ...connectionOf(target, 'invoice-press', settings, options),
      max: maxConnections,
      connectionTimeoutMillis: connectTimeoutMs,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      query_timeout: queryTimeoutMs + 250,
    },
    // Without a listener, a broken idle connection would end the process. The pool replaces it.
    {
      schema: target.schema,
      onPoolError: () => undefined,
      onConnectionError: () => undefined,
      ...(preparedStatements && { statementNameGenerator: ({ sql }) => statementName(sql) }),
    },
  );
  return withReadableFailures(factory, addressOf(target));
}

/**
 * The same for migrations: no limit on how long a statement may take, and scripts go to the server whole. The adapter's own `executeScript` splits them at
 * every semicolon, also inside function bodies.
 */
export function postgresMigrationFactory(
  options: Pick<PostgresOptions, 'url' | 'connectTimeoutMs' | 'preparedStatements' | 'onPlaintext'>,
): SqlMigrationAwareDriverAdapterFactory {
  const target = parseConnectionUrl(options.url);
  const factory = new PrismaPg(
    {
      ...connectionOf(target, 'invoice-press-migrate', sessionSettings(target.schema), options),
      // One session for its settings and scripts.
      max: 1,
      connectionTimeoutMillis: options.connectTimeoutMs,
    },
    { schema: target.schema, onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
    return adapter;
  };
  const { provider, adapterName } = factory;
  return withReadableFailures(
    { provider, adapterName, connect, connectToShadowDb: () => factory.connectToShadowDb() },
    addressOf(target),
  );
}

/** Shared by service and migrations. The startup message has only user, database and application name, because poolers refuse everything else. */
function connectionOf(
  target: ConnectionTarget,
  name: string,
  settings: SessionSettings,
  { preparedStatements = true, onPooler, onPlaintext }: Pick<PostgresOptions, 'preparedStatements' | 'onPooler' | 'onPlaintext'>,
) {
  const { host, port, user, password, database, applicationName } = target;
  const plan = isSocket(host) ? null : tlsPlan(target.tls);
  let told = false;
  const tellPlaintext = (why: string) => onPlaintext?.(plaintextMessage(target, why));
  return {
    host,
    port,
    ...(user !== null && { user }),
    ...(password !== null && { password }),
    ...(database !== null && { database }),
    application_name: applicationName ?? name,
    // The stream does TLS.
    ssl: false,
    stream: () => new DatabaseStream(plan, tellPlaintext),
    onConnect: async (client: unknown) => {
      const pooled = await prepareSession(client as Session, settings, !preparedStatements);
      if (pooled && !told) onPooler?.();
      told ||= pooled;
    },
  };
}

function plaintextMessage(target: ConnectionTarget, why: string): string {
  return (
    `The connection to ${addressOf(target)} is not encrypted (sslmode=${target.tls.mode}: ${why}). Others in the network can read and change what is sent. ` +
    'Set sslmode=verify-full in DATABASE_URL; if only the service and the database are in this network, set DATABASE_PLAINTEXT=accept instead.'
  );
}
