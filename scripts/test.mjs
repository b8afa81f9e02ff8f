// npm test: sets up what is missing, then runs Jest with the arguments given. Nothing of a run stays behind.
import { runNode } from './foreground.mjs';
import { FAST_TESTS, JEST } from './jest.mjs';
import { setUpOrExit } from './set-up.mjs';

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
await setUpOrExit({ linter: true, testServers: true });

// Each project in a process of its own: Jest keeps what every test file loads, and all of it together is more than a heap of Node's holds.
const runs = args.length > 0 ? [args] : [['--selectProjects', 'live'], FAST_TESTS];
let failed = false;
for (const run of runs) {
  const status = await runNode([...JEST, ...run]);
  // If one run is stopped, the next one does not start.
  if (status > 128) process.exit(status);
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
