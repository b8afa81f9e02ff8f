import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { identifyProcess } from './process-identity.js';

/** Start of the name of every runtime directory; `<pid>-<start>` of its owner follows. */
export const directoryPrefix = 'chromium-print-';

/**
 * Removes what killed processes left in `temporaryDirectory`: our directories whose owner has ended. Before that, kills any Chromium that still uses one of them. Touches
 * only real directories that belong to our user. Returns how many were removed; what cannot be removed is left for the next start.
 */
export async function removeLeftOverDirectories(temporaryDirectory: string): Promise<number> {
  let removed = 0;
  for (const name of await readdir(temporaryDirectory)) {
    const owner = new RegExp(`^${directoryPrefix}((\\d+)-\\d+)-`).exec(name);
    if (!owner || (await identifyProcess(Number(owner[2]))) === owner[1]) continue;
    const path = join(temporaryDirectory, name);
    try {
      const facts = await lstat(path);
      if (!facts.isDirectory() || facts.uid !== process.getuid?.()) continue;
      await killBrowsersOn(path);
      await rm(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
      removed += 1;
    } catch {
      continue;
    }
  }
  return removed;
}

/** Normally there is none: a Chromium whose pipe closes exits by itself. One that was stopped or hung at that moment does not. */
async function killBrowsersOn(directory: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.split('\0').some((argument) => argument.startsWith(`--user-data-dir=${directory}/`))) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      continue;
    }
  }
}
