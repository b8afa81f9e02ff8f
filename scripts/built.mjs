// Modules of the build, with the types of their sources.
import { pathToFileURL } from 'node:url';
import { inProject } from './set-up/project.mjs';

/** @param {string} path below dist/ @returns {Promise<any>} */
export function built(path) {
  return import(pathToFileURL(inProject(`dist/${path}`)).href);
}
