// npm test: sets up what is missing, then runs Jest with the arguments given. Nothing of a run stays behind.
import { spawnSync } from 'node:child_process';
import { setUp } from './set-up.mjs';
import { inProject, PROJECT } from './set-up/project.mjs';

const args = process.argv.slice(2);
try {
  await setUp({ quiet: false });
} catch (error) {
  process.stderr.write(`\nSet-up failed. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

const { status } = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', inProject('node_modules/jest/bin/jest.js'), ...args],
  {
    cwd: PROJECT,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
