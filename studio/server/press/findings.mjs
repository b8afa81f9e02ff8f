// The linter of templates, where this build has one.
import { existsSync } from 'node:fs';
import { inProject } from '../../../scripts/set-up/project.mjs';

/** @typedef {import('../../shared/api.js').Findings} Findings */

const LINTER = 'dist/template-check/index.js';

/** @param {string} _root @param {string} _name @returns {Promise<Findings>} */
export async function findingsOf(_root, _name) {
  if (!existsSync(inProject(LINTER))) return null;
  return null;
}
