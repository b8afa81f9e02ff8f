// npm run chaos: sets up what is missing, then runs the faults of bench/chaos/README.md against the real service.
import { setUp } from '../../scripts/set-up.mjs';

try {
  const isHelp = ['--help', '-h', '--list'].some((option) => process.argv.includes(option));
  await setUp({ quiet: true, browser: !isHelp });
} catch (error) {
  process.stderr.write(`\nSet-up failed. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
const { chaos } = await import('./command.mjs');
process.exit(await chaos(process.argv.slice(2)));
