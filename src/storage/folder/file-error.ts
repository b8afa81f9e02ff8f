import { StorageFullError, StorageUnavailableError } from '../errors.js';

/** EFBIG: a limit on the size of a file, which only a larger limit mends. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'this process may not use it: check owner and rights',
  EPERM: 'this process may not use it: check owner and rights',
  EROFS: 'its file system is read-only: mount a volume there',
  ENOENT: 'it is not there: is its volume mounted?',
  ENOTDIR: 'a file is where a folder should be',
  EISDIR: 'a folder is where a file should be',
  EMFILE: 'this process has too many open files',
  ENFILE: 'the system has too many open files',
  ESTALE: 'its volume is no longer mounted',
  EIO: 'the disk failed',
};

/** What a failed file operation means. An error that does not come from the file system stays as it is. */
export function asFileError(error: unknown, folder: string): Error {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error as Error;
  if (FULL.has(code))
    return new StorageFullError(`the disk that holds STORAGE_FOLDER (${folder}) is full (${code})`, { cause: error });
  const words = WORDS[code];
  return new StorageUnavailableError(
    `STORAGE_FOLDER is ${folder}, which cannot be used (${syscall}: ${code})${words === undefined ? '' : `; ${words}`}`,
    { cause: error },
  );
}
