import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils';

/** Messages of pg, without a code, for a connection that is not ready in time or ends. */
const TIMEOUTS: Readonly<Record<string, string>> = {
  'timeout expired': 'does not answer in time',
  'Connection terminated due to connection timeout': 'does not answer in time',
  'timeout exceeded when trying to connect': 'had no free connection in time',
  'Query read timeout': 'does not answer a query in time',
  'Connection terminated unexpectedly': 'closed the connection',
  'Connection terminated': 'closed the connection',
};

/** What the driver adapter reports if a socket breaks during a query; it has no message. */
const KINDS: Readonly<Record<string, string>> = {
  ConnectionClosed: 'closed the connection',
  SocketTimeout: 'does not answer',
};

/** SQLSTATEs with which a server or a pooler refuses a connection: classes 08, 28, 3D, 53 and 57P, and 55000 for a database that accepts none. */
const TURNED_AWAY = /^(?:08|28|3D|53|55000|57P)/;

/** Gives every connection failure one line with the address and the reason. Prisma would pass on a stack, or a number. */
export function withReadableFailures(
  factory: SqlMigrationAwareDriverAdapterFactory,
  address: string,
): SqlMigrationAwareDriverAdapterFactory {
  const { provider, adapterName } = factory;
  const connect = async () => readable(await factory.connect(), address);
  return { provider, adapterName, connect, connectToShadowDb: () => factory.connectToShadowDb() };
}

function readable(connection: SqlDriverAdapter, address: string): SqlDriverAdapter {
  const startTransaction = connection.startTransaction.bind(connection);
  connection.startTransaction = async (isolationLevel) => {
    const transaction = await startTransaction(isolationLevel).catch((error: unknown) => rethrow(error, address));
    return readableQueries(transaction, address);
  };
  return readableQueries(connection, address);
}

function readableQueries<T extends SqlQueryable>(queryable: T, address: string): T {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  queryable.queryRaw = (query) => queryRaw(query).catch((error: unknown) => rethrow(error, address));
  queryable.executeRaw = (query) => executeRaw(query).catch((error: unknown) => rethrow(error, address));
  return queryable;
}

function rethrow(error: unknown, address: string): never {
  throw readableFailure(error, address);
}

/** The same failure, with the address if the connection failed. */
export function readableFailure(error: unknown, address: string): unknown {
  if (!(error instanceof Error)) return error;
  if (!(error instanceof DriverAdapterError)) {
    const { code, message } = error as Error & { code?: string };
    const what = TIMEOUTS[message] ?? `failed: ${message}`;
    return failure(code ?? 'connection_failure', `${address} ${what}`);
  }
  const { kind, originalCode, originalMessage = '' } = error.cause;
  if (KINDS[kind] !== undefined) return failure(kind, `${address} ${KINDS[kind]}`);
  if (originalCode === undefined || !TURNED_AWAY.test(originalCode)) return error;
  // What a server says that lets nobody in without TLS (hostssl in pg_hba.conf).
  const remedy = originalMessage.endsWith('no encryption') ? '; if it demands TLS, set sslmode=verify-full in DATABASE_URL' : '';
  return failure(originalCode, `${address} says: ${originalMessage}${remedy}`);
}

function failure(code: string, message: string): DriverAdapterError {
  const [severity, nothing] = ['FATAL', undefined];
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail: nothing, column: nothing, hint: nothing });
}
