/** The database did not answer, or not in time, or refused what it should have taken. */
export class DatabaseUnavailableError extends Error {
  readonly code = 'database_unavailable';
  override readonly name = 'DatabaseUnavailableError';

  constructor(what: string, cause: unknown) {
    super(`${what} failed: the database is unavailable`, { cause });
  }
}

/** Another process has the embedded database open. */
export class DataFolderInUseError extends Error {
  readonly code = 'data_folder_in_use';
  override readonly name = 'DataFolderInUseError';

  constructor(folder: string, pid: number) {
    super(
      `The embedded database in ${folder} is open in another process (pid ${pid}). It serves one process at a time: ` +
        `wait until that process ends or stop it, or set DATABASE_URL to a PostgreSQL server, which serves many.`,
    );
  }
}

/** The folder of the embedded database cannot be made, or not be written to. */
export class DataFolderUnusableError extends Error {
  readonly code = 'data_folder_unusable';
  override readonly name = 'DataFolderUnusableError';

  constructor(folder: string, cause: unknown) {
    super(`DATA_FOLDER is ${folder}, which cannot be made or written to`, { cause });
  }
}

/** Another import is still writing to the database; nothing of this one was stored. */
export class ImportBusyError extends Error {
  readonly code = 'import_busy';
  override readonly name = 'ImportBusyError';

  constructor(waitedMs: number) {
    super(
      `another import is writing to this database, and did not end within ${Math.round(waitedMs / 1000)} seconds. ` +
        'Nothing was imported: run this import again when the other one has ended.',
    );
  }
}

/** Something in an import file cannot be taken; nothing of the file was. */
export class ImportError extends Error {
  readonly code = 'invalid_import';
  override readonly name = 'ImportError';
  /** Every fault found, each with the path of its field, e.g. `invoices[3].lines[0].quantity`. */
  readonly faults: readonly ImportFault[];

  constructor(faults: readonly ImportFault[]) {
    super(faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
    this.faults = faults;
  }
}

export interface ImportFault {
  path: string;
  message: string;
}
