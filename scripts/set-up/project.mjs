import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** @param {string} path below the project's folder */
export function inProject(path) {
  return join(PROJECT, path);
}

/**
 * One hash of several files and folders. It changes if anything in them changes.
 * @param {string[]} paths below the project's folder
 * @param {(path: string) => boolean} [skip]
 */
export function digestOf(paths, skip = () => false) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((one) => filesIn(one, skip))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(inProject(path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @param {(path: string) => boolean} skip @returns {string[]} */
function filesIn(path, skip) {
  if (skip(path)) return [];
  try {
    const entries = readdirSync(inProject(path), { withFileTypes: true });
    return entries.flatMap(({ name }) => filesIn(`${path}/${name}`, skip)).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** @param {string} path below the project's folder */
export function readIfThere(path) {
  try {
    return readFileSync(inProject(path), 'utf8');
  } catch {
    return undefined;
  }
}
