// npm run chaos: sets up what is missing, then runs the faults of test/chaos/README.md against the real service.
import { setUpOrExit } from '../../scripts/set-up.mjs';

const isHelp = ['--help', '-h', '--list'].some((option) => process.argv.includes(option));
await setUpOrExit({ quiet: true, browser: !isHelp });
const { chaos } = await import('./command.mjs');
process.exit(await chaos(process.argv.slice(2)));
