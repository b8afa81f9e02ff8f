import { renameSync, rmSync } from 'node:fs';
import { digestOf, inProject, readIfThere } from './project.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './set-up-error.mjs';
import { removeStamp, writeStamp } from './stamp.mjs';

const BUILD = 'dist';
/** Next to the build, so that the paths in its source maps stay right when it is moved. */
const UNFINISHED = 'dist.unfinished';
const LINTER = `${BUILD}/linter`;
const STAMP = '.made-from';
const SOURCES = ['src', 'tsconfig.json', 'node_modules/typescript/package.json'];

/** src/ compiled into dist/. @type {import('../set-up.mjs').Step} */
export const build = {
  name: 'build',
  found: async () => (readIfThere(`${BUILD}/${STAMP}`) === digest(SOURCES) ? 'up to date' : undefined),
  make: (progress) =>
    progress.step('build', 'compiling', async () => {
      const sources = digest(SOURCES);
      rmSync(inProject(UNFINISHED), { recursive: true, force: true });
      await compile('src', ['-p', inProject('tsconfig.json'), '--outDir', inProject(UNFINISHED)]);
      writeStamp(`${UNFINISHED}/${STAMP}`, sources);
      // Built in another folder first, so that a running service keeps the old build until the new one is complete.
      removeStamp(`${BUILD}/${STAMP}`);
      rmSync(inProject(BUILD), { recursive: true, force: true });
      renameSync(inProject(UNFINISHED), inProject(BUILD));
    }),
};

/** linter/ compiled into dist/linter, against the build of src/. @type {import('../set-up.mjs').Step} */
export const linter = {
  name: 'linter',
  found: async () => (readIfThere(`${LINTER}/${STAMP}`) === digest([...SOURCES, 'linter']) ? 'up to date' : undefined),
  make: (progress) =>
    progress.step('linter', 'compiling', async () => {
      const sources = digest([...SOURCES, 'linter']);
      rmSync(inProject(LINTER), { recursive: true, force: true });
      await compile('linter', ['-p', inProject('linter/tsconfig.json')]);
      writeStamp(`${LINTER}/${STAMP}`, sources);
    }),
};

/** @param {string} folder @param {string[]} args */
async function compile(folder, args) {
  try {
    await runCommand(process.execPath, [inProject('node_modules/typescript/bin/tsc'), ...args]);
  } catch (error) {
    throw new SetUpError(`${folder}/ could not be compiled`, 'fix what the lines above name, then run the command again.', error);
  }
}

/** @param {string[]} paths */
function digest(paths) {
  return digestOf(paths, (path) => path.endsWith('/.made-from'));
}
