import { rmSync, writeFileSync } from 'node:fs';
import { digestOf, inProject, readIfThere } from './project.mjs';
import { runCommand } from './run-command.mjs';

const STAMP = 'dist/.made-from';

/** Compiles src/ into dist/, unless nothing changed since. @param {import('./progress.mjs').Progress} progress */
export async function build(progress) {
  const digest = digestOf(['src', 'tsconfig.json', 'node_modules/typescript/package.json'], (path) =>
    path.endsWith('/.made-from'),
  );
  if (readIfThere(STAMP) === digest) return progress.reused('build', 'up to date');
  await progress.step('build', 'compiling', async () => {
    rmSync(inProject('dist'), { recursive: true, force: true });
    await runCommand(process.execPath, [inProject('node_modules/typescript/bin/tsc'), '-p', inProject('tsconfig.json')]);
    writeFileSync(inProject(STAMP), digest);
  });
}
