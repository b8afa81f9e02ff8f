import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';
import type { DatabaseOptions } from '../../../src/records/open-database.js';
import { openDataFolder } from '../../../src/records/pglite/data-folder.js';
import { remoteAdapterFactory } from '../../../src/records/pglite/remote-adapter.js';
import { WorkerClient } from '../../../src/records/pglite/worker-client.js';
import { postgresAdapterFactory } from '../../../src/records/postgres/postgres-adapter.js';
import { prismaClient } from '../../../src/records/prisma.js';
import type { PrismaClient } from '../../../src/records/prisma-client/client.js';

/** A client whose every call of the database is noted: the SQL of a query, or the name of another call. */
export interface WatchedClient extends AsyncDisposable {
  prisma: PrismaClient;
  calls: string[];
  /** Runs the queries that `act` asks once more and has the plan of each, as EXPLAIN (ANALYZE, FORMAT JSON) tells it, flattened. */
  plans(act: () => Promise<unknown>): Promise<PlanNode[][]>;
}

/** The part of a plan node that is used here. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Heap Fetches'?: number;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: PlanNode[];
}

/** Opens a database as `openDatabase` does, and watches what Prisma asks of it. */
export async function openWatched(options: DatabaseOptions): Promise<WatchedClient> {
  const calls: string[] = [];
  const queries: SqlQuery[] = [];
  const { factory, close } = await openFactory(options);
  const connect = async () => watched(await factory.connect(), calls, queries);
  const prisma = prismaClient({ provider: 'postgres', adapterName: factory.adapterName, connect });
  return {
    prisma,
    calls,
    plans: async (act) => {
      queries.length = 0;
      await act();
      const asked = [...queries];
      const connection = await factory.connect();
      try {
        return await Promise.all(asked.map((query) => planOf(connection, query)));
      } finally {
        await connection.dispose();
      }
    },
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

function watched(adapter: SqlDriverAdapter, calls: string[], queries: SqlQuery[]): SqlDriverAdapter {
  for (const name of ['queryRaw', 'executeRaw', 'executeScript', 'startTransaction'] as const) {
    const act = adapter[name].bind(adapter) as (...args: unknown[]) => Promise<unknown>;
    const noted = (...args: unknown[]) => {
      calls.push((args[0] as { sql?: string } | undefined)?.sql ?? name);
      if (name === 'queryRaw') queries.push(args[0] as SqlQuery);
      return act(...args);
    };
    Object.assign(adapter, { [name]: noted });
  }
  return adapter;
}

async function planOf(connection: SqlDriverAdapter, query: SqlQuery): Promise<PlanNode[]> {
  const { rows } = await connection.queryRaw({ ...query, sql: `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${query.sql}` });
  const [plan] = JSON.parse(String(rows[0]?.[0])) as [{ Plan: PlanNode }];
  return flat(plan.Plan);
}

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];
