import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { DataFolderFullError, DataFolderUnusableError } from '../faults/errors.js';

/** The file system of WebAssembly throws objects that are not Errors, with WASI error numbers. */
const NUMBERS: Readonly<Record<number, string>> = {
  2: 'EACCES',
  19: 'EDQUOT',
  29: 'EIO',
  33: 'EMFILE',
  41: 'ENFILE',
  44: 'ENOENT',
  51: 'ENOSPC',
  63: 'EPERM',
  69: 'EROFS',
};

/** No space left, on the disk or for this user. PostgreSQL's own code is 53100. */
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** An error of PGlite or Node about a file that cannot be read or written, with the folder added. Any other error stays as it is. */
export function explainFileFault(error: unknown, folder: string): unknown {
  const { name, errno, code, message = '' } = (error ?? {}) as { name?: string; errno?: number; code?: string; message?: string };
  const adapter = error instanceof DriverAdapterError ? error.cause : undefined;
  const known = name === 'ErrnoError' ? (NUMBERS[errno ?? 0] ?? `errno ${errno}`) : (adapter?.originalCode ?? code);
  if (known !== undefined && FULL.has(known)) {
    const full = new DataFolderFullError(folder, known === '53100' ? 'ENOSPC' : known, adapter?.originalMessage ?? message);
    // Prisma only passes on errors of this form.
    return adapter ? new DriverAdapterError({ ...asServer(full.message), code: 'ENOSPC' }) : full;
  }
  return name === 'ErrnoError' ? new DataFolderUnusableError(folder, new Error(known)) : error;
}

function asServer(message: string) {
  const [severity, nothing] = ['ERROR', undefined];
  return { kind: 'postgres', severity, message, detail: nothing, column: nothing, hint: nothing } as const;
}
