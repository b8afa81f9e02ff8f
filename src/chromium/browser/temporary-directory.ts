import { mkdtemp, readdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserUser, chooseBrowserUser, isReachable } from './browser-user.js';

/**
 * Why browsers cannot keep their files in a folder, as the end of a sentence such as "does not exist"; null if they can. Tries it out, as the mode of a folder does not show
 * superusers, access control lists, quotas and read-only mounts.
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
  ENAMETOOLONG: 'has too long a path',
};

function inWords(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return WORDS[code] ?? `cannot be used (${message})`;
}
