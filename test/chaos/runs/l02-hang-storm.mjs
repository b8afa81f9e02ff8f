import { measureCapacity } from '../clients/capacity.mjs';
import { finish } from '../truth/finish.mjs';
import { pause, waitUntil } from '../../harness/machine/pause.js';
import { mainBrowsers } from '../../harness/machine/browsers.js';
import { good, latencies } from '../clients/select.mjs';
import { percentiles, quantile, round } from '../truth/statistics.mjs';
import { Storm } from '../world/storm.mjs';

/** Shorter than the defaults, so that a short run sees several hangs end. */
const TIMES = { PRINT_TIMEOUT_MS: '3000', CHROMIUM_RESPONSE_TIMEOUT_MS: '1000', REQUEST_TIMEOUT_MS: '8000' };
const EVERY_MS = 10_000;
const PAGES = 2;

/** A random browser is stopped, as one that hangs. @type {import('../registry.mjs').Run} */
export const hangStorm = {
  name: 'L2',
  title: 'Hang storm: SIGSTOP of a random browser every 10 s, at 0.5 C',
  seconds: 40,
  async run({ world, checks, random, seconds, env }) {
    const service = await world.startService({ ...TIMES, ...env });
    const load = world.load(() => service.url);
    const capacity = await measureCapacity(load);
    checks.fact('C, PDFs/s', round(capacity));
    const before = performance.now();
    await load.open({ rate: 0.5 * capacity, seconds: 8 });
    const baseline = quantile(latencies(world.ledger.between(before)), 0.99);

    const storm = new Storm({ service: () => service, random, everyMs: EVERY_MS, signal: 'SIGSTOP', spare: 1 });
    const start = performance.now();
    await load.open({ rate: 0.5 * capacity, seconds });
    const strikes = await storm.stop();
    const records = world.ledger.between(start);
    // Who met the browser that hung waits until that is noticed: everybody else must not.
    const limit = Number(TIMES.CHROMIUM_RESPONSE_TIMEOUT_MS);
    const met = records.filter(({ latency, status }) => latency >= limit - 100 || status !== 200);
    const others = records.filter((record) => !met.includes(record));
    checks.fact('baseline p99, ms; hangs; latency of the others', [
      round(baseline),
      strikes.length,
      percentiles(latencies(others)),
    ]);
    checks.atLeast('hangs', strikes.length, 1);
    checks.atMost('slowest answer, ms', Math.max(...latencies(records)), Number(TIMES.REQUEST_TIMEOUT_MS) + 250);
    checks.atMost('requests that met a hang, of the pages that hung', met.length, strikes.length * PAGES);
    checks.atMost('p99 of the others, ms', quantile(latencies(good(others)), 0.99), 2 * baseline);
    const stopped = () => mainBrowsers(service.pid).some(({ state }) => state === 'T');
    // An idle browser that hangs is found out by the next print on it.
    const gone = await waitUntil(async () => {
      await Promise.all(Array.from({ length: 4 }, () => load.one()));
      return !stopped();
    }, 10_000);
    checks.equal('no stopped browser is left', gone !== null, true);
    await pause(1500);
    checks.equal('browsers in the end', mainBrowsers(service.pid).length, 2);
    await finish(world, service, checks);
  },
};
