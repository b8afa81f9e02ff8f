import type { ErrorCode } from '../../invoices/error-code.js';
import { failureOf } from './failure.js';

/** The database did not answer, was too slow, or refused a valid query. The message says why, in one line. */
export class DatabaseUnavailableError extends Error {
  readonly code = 'database_unavailable' satisfies ErrorCode;
  override readonly name = 'DatabaseUnavailableError';
  /** A retry does not help: an operator must act first. */
  readonly lasting: boolean;

  constructor(what: string, cause: unknown) {
    const { reason, lasting, code } = failureOf(cause);
    // If the failure has a code, its reason is complete. The cause would only add Prisma's query and stack.
    super(`${what} failed: ${reason}`, code === undefined ? { cause } : undefined);
    this.lasting = lasting;
  }
}

/** The encoding of the database lacks characters of invoices. */
export class DatabaseEncodingError extends Error {
  readonly code = 'database_encoding';
  override readonly name = 'DatabaseEncodingError';

  constructor(database: string, encoding: string) {
    super(
      `The database "${database}" has the encoding ${encoding}; it must have UTF8, because ${encoding} lacks characters that invoices have. ` +
        `Create another one: CREATE DATABASE invoices ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0`,
    );
  }
}

/** The database answers but cannot be used: migrations or rights are missing, or it is the wrong database. */
export class DatabaseUnfitError extends Error {
  readonly code = 'database_unfit';
  override readonly name = 'DatabaseUnfitError';
  /** A sentence each, with what to do. */
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.reasons = reasons;
  }
}

/** A migration failed, now or earlier. */
export class MigrationError extends Error {
  readonly code = 'migration_failed';
  override readonly name = 'MigrationError';
}

/** Another process migrates this database and does not finish. */
export class MigrationRunningError extends Error {
  readonly code = 'migration_running';
  override readonly name = 'MigrationRunningError';

  constructor(waited: string) {
    super(
      `Another process migrates this database and did not finish within ${waited}. Wait for it, then run npm run db:migrate again.`,
    );
  }
}

/** The package of the embedded database is not installed. */
export class NoEmbeddedDatabaseError extends Error {
  readonly code = 'no_embedded_database';
  override readonly name = 'NoEmbeddedDatabaseError';

  constructor() {
    super('DATABASE_URL is not set, and this installation has no embedded database (the image leaves it out). Set DATABASE_URL.');
  }
}

/** Another process has the embedded database open. */
export class DataFolderInUseError extends Error {
  readonly code = 'data_folder_in_use';
  override readonly name = 'DataFolderInUseError';

  constructor(folder: string, pid: number) {
    super(
      `The embedded database in ${folder} is open in another process (pid ${pid}). It serves one process at a time: ` +
        `stop that process first, or set DATABASE_URL to a PostgreSQL server, which serves many.`,
    );
  }
}

/** The folder of the embedded database cannot be created or written to. */
export class DataFolderUnusableError extends Error {
  readonly code = 'data_folder_unusable';
  override readonly name = 'DataFolderUnusableError';

  constructor(folder: string, cause: unknown) {
    super(`DATA_FOLDER is ${folder}, which cannot be created or written to`, { cause });
  }
}

/** Another user may read and change the folder of the embedded database. */
export class DataFolderForeignError extends Error {
  readonly code = 'data_folder_foreign';
  override readonly name = 'DataFolderForeignError';

  constructor(folder: string, owner: number, own: number) {
    super(
      `DATA_FOLDER is ${folder}, which belongs to another user (uid ${owner}); this process runs as uid ${own}. ` +
        'Run it as that user, change the owner (chown), or name another folder.',
    );
  }
}

/** The disk of the embedded database is full. */
export class DataFolderFullError extends Error {
  readonly code = 'data_folder_full';
  override readonly name = 'DataFolderFullError';

  /** @param what the file that could not be written, if known */
  constructor(folder: string, code: string, what: string) {
    super(`The disk that holds DATA_FOLDER (${folder}) is full (${code})${what === '' ? '' : `: ${what}`}`);
  }
}

/** Another import is still writing to the database; nothing of this one was stored. */
export class ImportBusyError extends Error {
  readonly code = 'import_busy' satisfies ErrorCode;
  override readonly name = 'ImportBusyError';

  constructor(waitedMs: number) {
    super(
      `another import is writing to this database, and did not end within ${Math.round(waitedMs / 1000)} seconds. ` +
        'Nothing was imported: run this import again when the other one has ended.',
    );
  }
}

export { ImportError, type ImportFault } from '../../invoices/import-errors.js';
