// A benchmark of one contender: prints by hand until something ends it. With "fail", the work fails as soon as the browser prints.
import { withCleanUp } from '../../../bench/lib/clean-up.mjs';
import { startWorker } from '../../../bench/lib/worker.mjs';
import { pause } from '../../harness/machine/pause.js';

const [html, ending] = process.argv.slice(2);

try {
  await withCleanUp(async () => {
    const byHand = await startWorker(new URL('../../../bench/contenders/by-hand.mjs', import.meta.url));
    await byHand.ask('measure', { pages: 1, html, seconds: 0.1, warmUpSeconds: 0.1 });
    process.stdout.write('printing\n');
    const printing = byHand.ask('measure', { pages: 2, html, seconds: 60, warmUpSeconds: 0.1 });
    if (ending === 'fail') {
      printing.catch(() => {});
      await pause(200);
      throw new Error('a contender failed');
    }
    await printing;
  });
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
  process.exit(3);
}
