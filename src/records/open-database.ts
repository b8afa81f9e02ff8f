import { DatabaseUnavailableError, DataFolderFullError, DataFolderUnusableError } from './faults/errors.js';
import { migrate } from './migrations/migrate.js';
import { whileLocked } from './migrations/migration-lock.js';
import { openDataFolder } from './pglite/data-folder.js';
import { migrateAtOnce } from './pglite/migrate-at-once.js';
import { remoteAdapterFactory } from './pglite/remote-adapter.js';
import { WorkerClient } from './pglite/worker-client.js';
import { parseConnectionUrl } from './postgres/connection-url.js';
import { postgresAdapterFactory, postgresMigrationFactory } from './postgres/postgres-adapter.js';
import { prismaClient } from './prisma.js';
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
  /** Called once, with a sentence for the operator, if a connection to another host is not encrypted. */
  onPlaintext?: (message: string) => void;
}

/** An open database. */
export interface Database {
  readonly kind: 'postgresql' | 'pglite';
  readonly prisma: PrismaClient;
  /** The schema of its tables. */
  readonly schema: string;
  /** Applies the missing migrations of `prismaFolder`; returns their names. */
  migrate(prismaFolder: string): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Opens the PostgreSQL server at `url`, or the embedded PGlite. If the server does not answer yet, that is not an error here: the first query reports it.
 * @throws DataFolderInUseError when another process has the embedded database open
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === null ? openPglite(options.dataFolder) : openPostgres({ ...options, url: options.url });
}

function openPostgres(options: DatabaseOptions & { url: string }): Database {
  const prisma = prismaClient(postgresAdapterFactory(options));
  return {
    kind: 'postgresql',
    prisma,
    schema: parseConnectionUrl(options.url).schema,
    migrate: async (folder) => {
      const factory = postgresMigrationFactory(options);
      return whileLocked(factory, () => migrate(factory, folder));
    },
    close: () => prisma.$disconnect(),
  };
}

async function openPglite(dataFolder: string): Promise<Database> {
  const folder = await openDataFolder(dataFolder);
  try {
    const worker = await WorkerClient.start(folder.databasePath, dataFolder);
    const adapter = remoteAdapterFactory(worker);
    const prisma = prismaClient(adapter);
    const close = async () => {
      await prisma.$disconnect();
      try {
        await worker.close();
      } finally {
        await folder[Symbol.asyncDispose]();
      }
    };
    return { kind: 'pglite', prisma, schema: 'public', migrate: (prismaFolder) => migrateAtOnce(adapter, prismaFolder), close };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    if (error instanceof DataFolderFullError || error instanceof DataFolderUnusableError) throw error;
    throw new DatabaseUnavailableError(`Opening the embedded database in ${dataFolder}`, error);
  }
}
