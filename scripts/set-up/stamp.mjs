// A stamp says what a folder was made from. It goes before the work begins and comes when all of it is done, so that half a folder has none.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';

/** @param {string} path below the project's folder */
export function removeStamp(path) {
  rmSync(inProject(path), { force: true });
}

/** Whole or not at all. @param {string} path below the project's folder @param {string} digest */
export function writeStamp(path, digest) {
  const unfinished = inProject(`${path}.unfinished`);
  writeFileSync(unfinished, digest);
  renameSync(unfinished, inProject(path));
}
