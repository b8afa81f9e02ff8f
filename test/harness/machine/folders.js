import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new temporary folder that everyone may enter: started by root, PostgreSQL and Chromium are other users. @param {string} name how it begins */
export async function openFolder(name) {
  const folder = await mkdtemp(join(tmpdir(), `invoice-press-${name}-`));
  await chmod(folder, 0o755);
  return folder;
}

/** Removes a folder, also one into which a process that ends still writes. @param {string} folder */
export function removeFolder(folder) {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
