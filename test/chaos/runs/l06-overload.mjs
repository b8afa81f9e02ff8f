import { measureCapacity } from '../clients/capacity.mjs';
import { finish } from '../truth/finish.mjs';
import { Sampler } from '../watch/sampler.mjs';
import { good, goodput, latencies, refused } from '../clients/select.mjs';
import { percentiles, quantile, round } from '../truth/statistics.mjs';

const STEPS = [1, 2, 5, 10];
const DEADLINE_MS = 10_000;

/** More is asked than can be done: the excess is refused at once, and what is done does not become less. @type {import('../registry.mjs').Run} */
export const overload = {
  name: 'L6',
  title: 'Overload: 1, 2, 5 and 10 C, then back to 0.5 C',
  seconds: 48,
  async run({ world, checks, seconds, env }) {
    const service = await world.startService(env);
    const load = world.load(() => service.url);
    const capacity = await measureCapacity(load);
    const stepSeconds = seconds / (STEPS.length + 2);
    const sampler = new Sampler({ pid: () => service.pid, temporaryFolder: world.temporaryFolder, everyMs: 1000, memory: true });
    const calm = performance.now();
    await load.open({ rate: 0.5 * capacity, seconds: stepSeconds });
    const baseline = percentiles(latencies(world.ledger.between(calm)));
    checks.fact('C, PDFs/s; latency at 0.5 C, ms', [round(capacity), baseline]);

    /** @type {number[]} */
    const rates = [];
    for (const step of STEPS) {
      const start = performance.now();
      const { skipped } = await load.open({ rate: step * capacity, seconds: stepSeconds });
      const records = world.ledger.between(start);
      // The first part of a step is the queue filling up, and what follows its end the queue running empty.
      rates.push(goodput(records, start + (stepSeconds * 1000) / 4, start + stepSeconds * 1000));
      tell({ checks, step, records, rate: rates.at(-1) ?? 0, skipped });
    }
    checks.atLeast('goodput at 10 C, of the best step', (rates.at(-1) ?? 0) / Math.max(...rates), 0.9);

    const fall = performance.now();
    await load.open({ rate: 0.5 * capacity, seconds: stepSeconds + 5 });
    const after = world.ledger.between(fall + 5000);
    checks.fact('latency from 5 s after the fall on, ms', percentiles(latencies(after)));
    checks.atMost('p99 from 5 s after the fall on, of before', quantile(latencies(after), 0.99) / baseline.p99, 1.5);
    checks.fact('memory of all processes, MB at most', round(Math.max(...sampler.stop().map(({ pss }) => pss)) / 2 ** 20));
    await finish(world, service, checks);
  },
};

/** @param {{ checks: import('../truth/checks.mjs').Checks, step: number, records: import('../clients/ledger.mjs').RequestRecord[], rate: number, skipped: number }} step */
function tell({ checks, step, records, rate, skipped }) {
  const turnedAway = refused(records);
  const late = records.filter(({ status }) => status === 504).length;
  const served = good(records);
  checks.fact(`${step} C`, {
    asked: records.length,
    'never sent': skipped,
    'goodput/s': round(rate),
    '200 ms': percentiles(latencies(served)),
    refused: turnedAway.length,
    'refusal ms': percentiles(latencies(turnedAway)),
    late,
  });
  if (step >= 2) checks.atLeast(`${step} C: refused`, turnedAway.length, 1);
  checks.atMost(`${step} C: refusal p99, ms`, quantile(latencies(turnedAway), 0.99), 50);
  checks.atMost(`${step} C: accepted p99, ms`, quantile(latencies(served), 0.99), DEADLINE_MS);
  checks.atMost(`${step} C: accepted and then too late, share`, late / Math.max(1, served.length + late), 0.01);
  const others = records.filter(({ status }) => ![200, 429, 503, 504].includes(status));
  checks.zero(`${step} C: other answers`, others.length);
}
