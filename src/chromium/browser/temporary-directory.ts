import { mkdtemp, readdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserUser, chooseBrowserUser, isReachable } from './browser-user.js';

/**
 * What keeps a folder from holding the files of browsers, as the end of a sentence: "does not exist"; null: nothing does. It is tried out, as the superuser, access control
 * lists, quotas and read-only mounts are not to be seen in its mode.
 */
export async function temporaryDirectoryFault(
  path: string,
  user: BrowserUser | undefined = chooseBrowserUser(),
): Promise<string | null> {
  try {
    if (!(await stat(path)).isDirectory()) return 'is not a folder';
    await readdir(path);
    await rmdir(await mkdtemp(join(path, 'chromium-probe-')));
  } catch (error) {
    return inWords(error);
  }
  // As root, Chromium runs as nobody, who cannot enter /root.
  return (await isReachable(path, user, 'execute')) ? null : `cannot be entered by uid ${user?.uid}, which Chromium runs as`;
}

const WORDS: Record<string, string> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder',
  EACCES: 'this user may not read and write',
  EPERM: 'this user may not read and write',
  EROFS: 'is read-only',
  ENOSPC: 'is full',
  EDQUOT: 'is full',
  ENAMETOOLONG: 'is too long a path',
};

function inWords(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return WORDS[code] ?? `cannot be used (${message})`;
}
