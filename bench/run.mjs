// npm run bench: sets up what is missing, then measures.
import { setUpOrExit } from '../scripts/set-up.mjs';
import { InterruptedError } from './lib/clean-up.mjs';
import { HELP, readOptions, UsageError } from './options.mjs';

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
  } else {
    await setUpOrExit({ quiet: true });
    const { runBenchmark } = await import('./benchmark.mjs');
    await runBenchmark(options);
  }
  process.exit(0);
} catch (error) {
  if (error instanceof InterruptedError) process.exit(error.exitCode);
  const text = error instanceof UsageError ? `${error.message}\n\n${HELP}` : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
