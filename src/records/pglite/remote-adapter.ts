import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
  TransactionOptions,
} from '@prisma/driver-adapter-utils';
import type { WorkerClient } from './worker-client.js';

const info = { provider: 'postgres', adapterName: 'pglite-in-worker' } as const;

/** A Prisma driver adapter that asks the one in the worker thread. */
export function remoteAdapterFactory(client: WorkerClient): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (): Promise<SqlDriverAdapter> => remoteAdapter(client);
  return { ...info, connect, connectToShadowDb: () => Promise.reject(new Error('PGlite has no shadow database')) };
}

function remoteAdapter(client: WorkerClient): SqlDriverAdapter {
  return {
    ...queryable(client, null),
    executeScript: (script) => client.call(null, 'executeScript', [script]),
    startTransaction: async (isolationLevel) => {
      const opened = await client.call<{ transaction: number; options: TransactionOptions }>(null, 'startTransaction', [
        isolationLevel,
      ]);
      return remoteTransaction(client, opened.transaction, opened.options);
    },
    // The thread lives longer than Prisma's client: the code that started it closes it.
    dispose: () => Promise.resolve(),
  };
}

function remoteTransaction(client: WorkerClient, transaction: number, options: TransactionOptions): Transaction {
  return {
    ...queryable(client, transaction),
    options,
    commit: () => client.call(transaction, 'commit', []),
    rollback: () => client.call(transaction, 'rollback', []),
  };
}

function queryable(client: WorkerClient, transaction: number | null): SqlQueryable {
  return {
    ...info,
    queryRaw: (query: SqlQuery) => client.call<SqlResultSet>(transaction, 'queryRaw', [query]),
    executeRaw: (query: SqlQuery) => client.call<number>(transaction, 'executeRaw', [query]),
  };
}
