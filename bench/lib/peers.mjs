import { existsSync } from 'node:fs';
import { exclusively } from '../../scripts/set-up/lock.mjs';
import { npmCi } from '../../scripts/set-up/npm.mjs';
import { Progress } from '../../scripts/set-up/progress.mjs';
import { inProject, readIfThere } from '../../scripts/set-up/project.mjs';
import { removeStamp } from '../../scripts/set-up/stamp.mjs';

const FOLDER = 'bench/peers';
/** npm writes it last. */
const NOTED_BY_NPM = `${FOLDER}/node_modules/.package-lock.json`;

/** Installs the peers into their own folder, unless they are there. No install script runs: the one of Puppeteer would download a browser. */
export async function installPeers() {
  if (areInstalled()) return;
  const progress = new Progress(true);
  await exclusively(progress, async () => {
    if (areInstalled()) return;
    await progress.step('bench peers', `installing jsreport into ${FOLDER}: about 95 MB, once`, async (tell) => {
      removeStamp(NOTED_BY_NPM);
      await npmCi(tell, { args: ['--prefix', inProject(FOLDER)] });
    });
  });
}

function areInstalled() {
  const { dependencies } = JSON.parse(readIfThere(`${FOLDER}/package.json`) ?? '{}');
  /** @type {Record<string, { version?: string }>} */
  let packages = {};
  try {
    ({ packages = {} } = JSON.parse(readIfThere(NOTED_BY_NPM) ?? '{}'));
  } catch {
    // Half a file: npm was killed while it wrote.
  }
  return Object.entries(dependencies).every(([name, version]) => {
    const path = `node_modules/${name}`;
    return packages[path]?.version === version && existsSync(inProject(`${FOLDER}/${path}/package.json`));
  });
}
