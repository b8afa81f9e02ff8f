import { existsSync } from 'node:fs';
import { runCommand } from '../../scripts/set-up/run-command.mjs';
import { inProject, readIfThere } from '../../scripts/set-up/project.mjs';
import { say } from './report.mjs';

const FOLDER = 'bench/peers';

/** Installs the peers into their own folder, unless they are there. No install script runs: the one of Puppeteer would download a browser. */
export async function installPeers() {
  const installed = readIfThere(`${FOLDER}/node_modules/.package-lock.json`);
  const { dependencies } = JSON.parse(readIfThere(`${FOLDER}/package.json`) ?? '{}');
  const packages = installed === undefined ? {} : JSON.parse(installed).packages;
  const isWhole = Object.entries(dependencies).every(([name, version]) => {
    const path = `node_modules/${name}`;
    return packages[path]?.version === version && existsSync(inProject(`${FOLDER}/${path}/package.json`));
  });
  if (isWhole) return;
  say(`installing jsreport into ${FOLDER}: about 95 MB, once …`);
  await runCommand('npm', ['ci', '--prefix', inProject(FOLDER), '--ignore-scripts', '--no-audit', '--no-fund']);
}
