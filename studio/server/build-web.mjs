// Builds the page if its sources have changed.
import { exclusively } from '../../scripts/set-up/lock.mjs';
import { digestOf, inProject, readIfThere } from '../../scripts/set-up/project.mjs';
import { runCommand } from '../../scripts/set-up/run-command.mjs';
import { removeStamp, writeStamp } from '../../scripts/set-up/stamp.mjs';

const SOURCES = [
  'studio/web',
  'studio/shared',
  'src/side-by-side/xml-tokens.ts',
  'node_modules/vite/package.json',
  'node_modules/preact/package.json',
];
const FOLDER = '.cache/studio/web';
const STAMP = '.cache/studio/made-from';

/** Returns the folder of the built page. @param {import('../../scripts/set-up/progress.mjs').Progress} progress */
export async function buildWeb(progress) {
  if (isBuilt()) progress.reused('studio page', 'up to date');
  else await exclusively(progress, async () => void (isBuilt() || (await build(progress))));
  return inProject(FOLDER);
}

function isBuilt() {
  return readIfThere(STAMP) === digestOf(SOURCES) && readIfThere(`${FOLDER}/index.html`) !== undefined;
}

/** @param {import('../../scripts/set-up/progress.mjs').Progress} progress */
async function build(progress) {
  await progress.step('studio page', 'building', async () => {
    const digest = digestOf(SOURCES);
    const vite = inProject('node_modules/vite/bin/vite.js');
    removeStamp(STAMP);
    await runCommand(process.execPath, [vite, 'build', inProject('studio/web'), '--outDir', inProject(FOLDER), '--emptyOutDir']);
    writeStamp(STAMP, digest);
  });
}
