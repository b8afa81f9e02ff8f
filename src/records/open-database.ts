import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { JobQueue } from '../queue/index.js';
import {
  DatabaseUnavailableError,
  DataFolderFullError,
  DataFolderUnusableError,
  NoEmbeddedDatabaseError,
} from './faults/errors.js';
import { migrate } from './migrations/migrate.js';
import { whileLocked } from './migrations/migration-lock.js';
import { openDataFolder } from './pglite/data-folder.js';
import { isInstalled } from './pglite/is-installed.js';
import { migrateAtOnce } from './pglite/migrate-at-once.js';
import { remoteAdapterFactory } from './pglite/remote-adapter.js';
import { WorkerClient } from './pglite/worker-client.js';
import { parseConnectionUrl } from './postgres/connection-url.js';
import { postgresAdapterFactory, postgresMigrationFactory } from './postgres/postgres-adapter.js';
import { prismaClient } from './prisma.js';
import { queueSchemaOf, queueSql } from './queue-sql.js';
import type { PrismaClient } from './prisma-client/client.js';

export interface DatabaseOptions {
  /** `postgresql://…`; null selects the embedded database in `dataFolder`. */
  url: string | null;
  dataFolder: string;
  maxConnections: number;
  connectTimeoutMs: number;
  queryTimeoutMs: number;
  preparedStatements?: boolean;
  /** Called once if a pooler is in front of the server. */
  onPooler?: () => void;
  /** How long a chunk of a batch, or its result, is one worker's alone, in seconds. */
  chunkTimeoutSeconds?: number;
  /** Called once, with a sentence for the operator, if a connection to another host is not encrypted. */
  onPlaintext?: (message: string) => void;
  /** Called for each fault of the queue that a later attempt may mend. */
  onQueueError?: (error: Error) => void;
}

/** An open database. */
export interface Database {
  readonly kind: 'postgresql' | 'pglite';
  readonly prisma: PrismaClient;
  /** The schema of its tables. */
  readonly schema: string;
  /** The jobs of batches and webhooks. Its tables are in a schema of their own. */
  readonly queue: JobQueue;
  /** Applies the missing migrations of `prismaFolder`, and makes the tables of the queue; returns the names of the migrations. */
  migrate(prismaFolder: string): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Opens the PostgreSQL server at `url`, or the embedded PGlite. If the server does not answer yet, that is not an error here: the first query reports it.
 * @throws NoEmbeddedDatabaseError without `url`, in an installation without PGlite
 * @throws DataFolderInUseError when another process has the embedded database open
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === null ? openPglite(options) : openPostgres({ ...options, url: options.url });
}

function openPostgres(given: DatabaseOptions & { url: string }): Database {
  const options = { ...given, onPlaintext: once(given.onPlaintext) };
  const prisma = prismaClient(postgresAdapterFactory(options));
  const { schema } = parseConnectionUrl(options.url);
  const factory = postgresMigrationFactory(options);
  const queueOptions = queueOptionsOf(
    options,
    schema,
    queueSql(prisma, (sql) => runScript(factory, sql)),
  );
  const queue = new JobQueue(queueOptions);
  return {
    kind: 'postgresql',
    prisma,
    schema,
    queue,
    migrate: (folder) =>
      whileLocked(factory, async () => {
        const applied = await migrate(factory, folder);
        await JobQueue.install(queueOptions);
        return applied;
      }),
    close: async () => {
      await queue.close();
      await prisma.$disconnect();
    },
  };
}

/** There are several kinds of connections: one of them tells. */
function once(tell: ((message: string) => void) | undefined): (message: string) => void {
  let told = false;
  return (message) => {
    if (!told) tell?.(message);
    told = true;
  };
}

function queueOptionsOf(
  { onQueueError = () => undefined, chunkTimeoutSeconds }: DatabaseOptions,
  schema: string,
  sql: ReturnType<typeof queueSql>,
) {
  const expirySeconds =
    chunkTimeoutSeconds === undefined ? {} : { 'batch-chunk': chunkTimeoutSeconds, 'batch-finish': chunkTimeoutSeconds };
  return { sql, schema: queueSchemaOf(schema), expirySeconds, onError: onQueueError };
}

/** On a connection of its own: the queue looks after itself a few times a minute. */
async function runScript(factory: SqlMigrationAwareDriverAdapterFactory, sql: string): Promise<void> {
  const connection = await factory.connect();
  try {
    await connection.executeScript(sql);
  } finally {
    await connection.dispose();
  }
}

async function openPglite(options: DatabaseOptions): Promise<Database> {
  const { dataFolder } = options;
  if (!isInstalled('@electric-sql/pglite')) throw new NoEmbeddedDatabaseError();
  const folder = await openDataFolder(dataFolder);
  try {
    const worker = await WorkerClient.start(folder.databasePath, dataFolder);
    const adapter = remoteAdapterFactory(worker);
    const prisma = prismaClient(adapter);
    const queueOptions = queueOptionsOf(
      options,
      'public',
      queueSql(prisma, (sql) => runScript(adapter, sql)),
    );
    const queue = new JobQueue(queueOptions);
    const close = async () => {
      await queue.close();
      await prisma.$disconnect();
      try {
        await worker.close();
      } finally {
        await folder[Symbol.asyncDispose]();
      }
    };
    const migrateAll = async (prismaFolder: string) => {
      const applied = await migrateAtOnce(adapter, prismaFolder);
      await JobQueue.install(queueOptions);
      return applied;
    };
    return { kind: 'pglite', prisma, schema: 'public', queue, migrate: migrateAll, close };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    if (error instanceof DataFolderFullError || error instanceof DataFolderUnusableError) throw error;
    throw new DatabaseUnavailableError(`Opening the embedded database in ${dataFolder}`, error);
  }
}
