// npm test: sets up what is missing, then runs Jest with the arguments given. Nothing of a run stays behind.
import { spawnSync } from 'node:child_process';
import { setUp } from './set-up.mjs';
import { inProject, PROJECT } from './set-up/project.mjs';

const HELP = `Usage: npm test [-- <arguments of Jest>]

Sets up what is missing, then runs every test: real Chromium, PGlite and a throw-away PostgreSQL server included.
  npm test -- test/invoices            the tests of one folder
  npm test -- --selectProjects fast    those that need neither a browser nor a database
`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(HELP);
  process.exit(0);
}
try {
  await setUp({ quiet: false });
} catch (error) {
  process.stderr.write(`\nSet-up failed. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

const { status } = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', inProject('node_modules/jest/bin/jest.js'), '--forceExit', ...args],
  {
    cwd: PROJECT,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
