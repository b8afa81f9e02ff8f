import type { SqlMigrationAwareDriverAdapterFactory, SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { DatabaseOptions } from '../../src/records/open-database.js';
import { openDataFolder } from '../../src/records/pglite/data-folder.js';
import { remoteAdapterFactory } from '../../src/records/pglite/remote-adapter.js';
import { WorkerClient } from '../../src/records/pglite/worker-client.js';
import { postgresAdapterFactory } from '../../src/records/postgres.js';
import { prismaClient } from '../../src/records/prisma.js';
import type { PrismaClient } from '../../src/records/prisma-client/client.js';

/** A client whose every call of the database is noted: the SQL of a query, or the name of another call. */
export interface WatchedClient extends AsyncDisposable {
  prisma: PrismaClient;
  calls: string[];
}

/** Opens a database as `openDatabase` does, and watches what Prisma asks of it. */
export async function openWatched(options: DatabaseOptions): Promise<WatchedClient> {
  const calls: string[] = [];
  const { factory, close } = await openFactory(options);
  const connect = async () => watched(await factory.connect(), calls);
  const prisma = prismaClient({ provider: 'postgres', adapterName: factory.adapterName, connect });
  return {
    prisma,
    calls,
    [Symbol.asyncDispose]: async () => {
      await prisma.$disconnect();
      await close();
    },
  };
}

async function openFactory(options: DatabaseOptions) {
  if (options.url !== null) {
    return { factory: postgresAdapterFactory({ ...options, url: options.url }), close: () => Promise.resolve() };
  }
  const folder = await openDataFolder(options.dataFolder);
  const worker = await WorkerClient.start(folder.databasePath);
  const close = async () => {
    await worker.close();
    await folder[Symbol.asyncDispose]();
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = remoteAdapterFactory(worker);
  return { factory, close };
}

function watched(adapter: SqlDriverAdapter, calls: string[]): SqlDriverAdapter {
  for (const name of ['queryRaw', 'executeRaw', 'executeScript', 'startTransaction'] as const) {
    const act = adapter[name].bind(adapter) as (...args: unknown[]) => Promise<unknown>;
    const noted = (...args: unknown[]) => {
      calls.push((args[0] as { sql?: string } | undefined)?.sql ?? name);
      return act(...args);
    };
    Object.assign(adapter, { [name]: noted });
  }
  return adapter;
}
