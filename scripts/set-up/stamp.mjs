// A stamp says what a folder was made from. It is removed before the work begins and written when all of it is done, so an incomplete folder has none.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';

/** @param {string} path below the project's folder */
export function removeStamp(path) {
  rmSync(inProject(path), { force: true });
}

/** Writes the stamp, completely or not at all. @param {string} path below the project's folder @param {string} digest */
export function writeStamp(path, digest) {
  const unfinished = inProject(`${path}.unfinished`);
  writeFileSync(unfinished, digest);
  renameSync(unfinished, inProject(path));
}
