// npm run pages:try: prints random documents and looks at their pages. The test suite prints few of them.
import { parseArgs } from 'node:util';
import { runNode } from './foreground.mjs';
import { JEST } from './jest.mjs';
import { setUpOrExit } from './set-up.mjs';

const HELP = `Usage: npm run pages:try [-- --count <n>] [--seed <n>]

Prints random documents in all designs and languages, and looks for blank pages, table heads without a row, totals and signatures that stand alone, and texts that overlap.
Shows the smallest faulty document that it finds.

  --count <n>  how many documents (default 500)
  --seed <n>   the same number gives the same documents (default: the time)
`;

const { values } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
await setUpOrExit({ quiet: true, testServers: true });
const seed = values.seed ?? String(Math.floor(Date.now() / 1000));
process.stdout.write(`seed ${seed}\n`);
process.env['PAGES_SEED'] = seed;
process.env['PAGES_COUNT'] = values.count ?? '500';
process.exit(await runNode([...JEST, 'test/templates/pages/any-content.live.test.ts']));
