import { existsSync } from 'node:fs';
import { npmCi } from './npm.mjs';
import { inProject, readIfThere } from './project.mjs';
import { removeStamp } from './stamp.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean }>} Packages */

/** npm writes this file last. It is removed before an installation, so that an interrupted one does not count as complete. */
const NOTED_BY_NPM = 'node_modules/.package-lock.json';

/** The npm packages of the lock file. @type {import('../set-up.mjs').Step} */
export const packages = {
  name: 'npm packages',
  found: async () => (areInstalled() ? 'installed already' : undefined),
  make: (progress) =>
    progress.step('npm packages', 'installing; the first time it takes about a minute', async (tell) => {
      removeStamp(NOTED_BY_NPM);
      await npmCi(tell);
    }),
};

/** Whether node_modules holds every package of the lock file in its version. */
function areInstalled() {
  const installed = packagesIn(NOTED_BY_NPM);
  const wanted = packagesIn('package-lock.json');
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || optional || link) return true;
    return installed[path]?.version === version && existsSync(inProject(`${path}/package.json`));
  });
}

/** @param {string} path @returns {Packages | undefined} */
function packagesIn(path) {
  try {
    return JSON.parse(readIfThere(path) ?? '{}').packages;
  } catch {
    // The file is incomplete: npm was killed while it wrote it.
    return undefined;
  }
}
