import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The user that Chromium runs as, if it is not our own. */
export interface BrowserUser {
  uid: number;
  gid: number;
}

// nobody:nogroup on Debian, nobody:nobody on most others. Chromium keeps no files, so a user who owns none is right.
const nobody: BrowserUser = { uid: 65_534, gid: 65_534 };

/** The user to run Chromium as: nobody when we are root (Chromium's sandbox refuses root), ourselves (`undefined`) otherwise. */
export function chooseBrowserUser(): BrowserUser | undefined {
  return process.getuid?.() === 0 ? nobody : undefined;
}

/** Whether this user may use the file and enter every directory above it. Looks at the mode bits, not at access control lists. */
export async function isReachable(path: string, user: BrowserUser | undefined, need: 'read' | 'execute'): Promise<boolean> {
  if (!user) return true;
  const real = await realpath(path);
  if (!(await allows(real, user, need === 'read' ? 4 : 1))) return false;
  for (let directory = dirname(real); ; directory = dirname(directory)) {
    if (!(await allows(directory, user, 1))) return false;
    if (directory === dirname(directory)) return true;
  }
}

async function allows(path: string, user: BrowserUser, bit: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bit) === bit;
}
