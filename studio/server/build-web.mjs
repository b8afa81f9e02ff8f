// The page is built from its sources when they have changed since.
import { writeFileSync } from 'node:fs';
import { digestOf, inProject, readIfThere } from '../../scripts/set-up/project.mjs';
import { runCommand } from '../../scripts/set-up/run-command.mjs';

const SOURCES = ['studio/web', 'studio/shared', 'node_modules/vite/package.json', 'node_modules/preact/package.json'];
const FOLDER = '.cache/studio/web';
const STAMP = '.cache/studio/made-from';

/** Returns the folder of the built page. @param {import('../../scripts/set-up/progress.mjs').Progress} progress */
export async function buildWeb(progress) {
  const digest = digestOf(SOURCES);
  if (readIfThere(STAMP) === digest && readIfThere(`${FOLDER}/index.html`) !== undefined) {
    progress.reused('studio page', 'up to date');
    return inProject(FOLDER);
  }
  await progress.step('studio page', 'building', async () => {
    const vite = inProject('node_modules/vite/bin/vite.js');
    await runCommand(process.execPath, [vite, 'build', inProject('studio/web'), '--outDir', inProject(FOLDER), '--emptyOutDir']);
    writeFileSync(inProject(STAMP), digest);
  });
  return inProject(FOLDER);
}
