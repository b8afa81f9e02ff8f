import { existsSync } from 'node:fs';
import { inProject, readIfThere } from './project.mjs';
import { runCommand } from './run-command.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean }>} Packages */

/** Installs the npm packages of the lock file, unless they are there. No install script runs: none is needed. @param {import('./progress.mjs').Progress} progress */
export async function installPackages(progress) {
  if (areInstalled()) return progress.reused('npm packages', 'installed already');
  await progress.step('npm packages', 'installing; the first time it takes about a minute', async () => {
    await runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  });
}

/** Whether node_modules holds every package of the lock file in its version: npm notes there what it installed; an installation cut short may have taken it away again. */
function areInstalled() {
  const installed = packagesIn('node_modules/.package-lock.json');
  const wanted = packagesIn('package-lock.json');
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || optional || link) return true;
    return installed[path]?.version === version && existsSync(inProject(`${path}/package.json`));
  });
}

/** @param {string} path @returns {Packages | undefined} */
function packagesIn(path) {
  const text = readIfThere(path);
  return text === undefined ? undefined : JSON.parse(text).packages;
}
