// npm run check: all checks that need no browser and no database: format, lint, types (tests included), dead code, templates, fast tests.
import { runNode } from './foreground.mjs';
import { FAST_TESTS, JEST } from './jest.mjs';
import { setUpOrExit } from './set-up.mjs';
import { inProject } from './set-up/project.mjs';

/** @type {[name: string, args: string[]][]} */
const CHECKS = [
  ['format', [inProject('node_modules/oxfmt/bin/oxfmt'), '--check', '.']],
  ['lint', [inProject('node_modules/oxlint/bin/oxlint'), '--type-aware']],
  ['types', [inProject('node_modules/typescript/bin/tsc'), '-p', 'test']],
  ['dead code', [inProject('node_modules/knip/bin/knip.js')]],
  ['templates', [inProject('dist/linter/main.js'), '--static']],
  ['fast tests', [...JEST, ...FAST_TESTS]],
];

const HELP = `Usage: npm run check [-- --without-tests]

Runs all checks that need no browser and no database: format, lint, types (tests included), dead code, templates, fast tests.
  --without-tests    leaves out the fast tests; for when npm test follows anyway
`;
if (process.argv.includes('--help') || process.argv.includes('-h')) {
  process.stdout.write(HELP);
  process.exit(0);
}

await setUpOrExit({ quiet: true, browser: false, linter: true });
const withoutTests = process.argv.includes('--without-tests');
for (const [name, args] of CHECKS) {
  if (withoutTests && name === 'fast tests') continue;
  const start = Date.now();
  const status = await runNode(args);
  if (status !== 0) {
    process.stderr.write(`\n✗ ${name}\n`);
    process.exit(status);
  }
  process.stderr.write(`✓ ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)\n`);
}
