import { statSync } from 'node:fs';
import { join } from 'node:path';

/** When the last of the files was written; for removed files, now. @param {string} folder @param {readonly string[]} files */
export function savedAt(folder, files) {
  const times = files.map((file) => statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return Math.max(...times);
}
