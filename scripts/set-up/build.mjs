import { renameSync, rmSync } from 'node:fs';
import { digestOf, inProject, readIfThere } from './project.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './set-up-error.mjs';
import { removeStamp, writeStamp } from './stamp.mjs';

const BUILD = 'dist';
/** Beside the build, so that the paths in its source maps stay right when it is moved. */
const UNFINISHED = 'dist.unfinished';
const STAMP = '.made-from';

/** src/ compiled into dist/. @type {import('../set-up.mjs').Step} */
export const build = {
  name: 'build',
  found: async () => (readIfThere(`${BUILD}/${STAMP}`) === digestOfSources() ? 'up to date' : undefined),
  make: (progress) =>
    progress.step('build', 'compiling', async () => {
      const digest = digestOfSources();
      rmSync(inProject(UNFINISHED), { recursive: true, force: true });
      const compiler = inProject('node_modules/typescript/bin/tsc');
      try {
        await runCommand(process.execPath, [compiler, '-p', inProject('tsconfig.json'), '--outDir', inProject(UNFINISHED)]);
      } catch (error) {
        throw new SetUpError('src/ could not be compiled', 'mend what the lines above name, then run the command again.', error);
      }
      writeStamp(`${UNFINISHED}/${STAMP}`, digest);
      // Made aside, so that a service that runs from the old build keeps it until the new one is whole.
      removeStamp(`${BUILD}/${STAMP}`);
      rmSync(inProject(BUILD), { recursive: true, force: true });
      renameSync(inProject(UNFINISHED), inProject(BUILD));
    }),
};

function digestOfSources() {
  return digestOf(['src', 'tsconfig.json', 'node_modules/typescript/package.json'], (path) => path.endsWith('/.made-from'));
}
