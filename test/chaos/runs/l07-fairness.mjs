import { measureCapacity } from '../clients/capacity.mjs';
import { finish } from '../truth/finish.mjs';
import { pause } from '../../harness/machine/pause.js';
import { latencies, shareGood } from '../clients/select.mjs';
import { percentiles, quantile, round } from '../truth/statistics.mjs';
import { tally } from '../truth/truth.mjs';

const GIANT_LINES = 3000;
const GIANTS = 4;

/** One organisation floods the service, with small invoices and with giant ones: another does not notice. @type {import('../registry.mjs').Run} */
export const fairness = {
  name: 'L7',
  title: 'Fairness: organisation B asks 10 C, then giant invoices; organisation A asks 0.1 C',
  seconds: 45,
  // The second organisation's last invoices are the giants.
  seed: {
    organisations: 3,
    invoices: 20,
    lines: (tenant, index) => (tenant === 1 && index >= 20 - GIANTS ? GIANT_LINES : 5 + (index % 10)),
  },
  async run({ world, checks, random, seconds, env }) {
    const [a, b] = world.tenants;
    const own = world.invoices.filter(({ tenant }) => tenant === a);
    const small = world.invoices.filter(({ tenant, lines }) => tenant === b && lines < GIANT_LINES);
    const giant = world.invoices.filter(({ lines }) => lines === GIANT_LINES);
    const service = await world.startService(env);
    const quiet = world.load(() => service.url, 'a');
    const loud = world.load(() => service.url, 'b');
    const ofA = () => ({ invoice: random.pick(own), kind: 'a' });
    const capacity = await measureCapacity(quiet, { next: () => ({ invoice: random.pick([...own, ...small]) }) });
    const rate = Math.max(2, 0.1 * capacity);
    const alone = performance.now();
    await quiet.open({ rate, seconds: seconds / 3, next: ofA });
    const unloaded = quantile(latencies(world.ledger.between(alone)), 0.99);
    checks.fact('C, PDFs/s; A alone, ms', [round(capacity), percentiles(latencies(world.ledger.between(alone)))]);

    /** @type {[name: string, flood: () => Promise<unknown>][]} */
    const floods = [
      [
        '10 C',
        () => loud.open({ rate: 10 * capacity, seconds: seconds / 3, next: () => ({ invoice: random.pick(small), kind: 'b' }) }),
      ],
      [
        'giants',
        () => loud.closed({ clients: 40, seconds: seconds / 3, next: () => ({ invoice: random.pick(giant), kind: 'b' }) }),
      ],
    ];
    for (const [name, flood] of floods) {
      const start = performance.now();
      // A comes when B is there already.
      const asking = pause(1000).then(() => quiet.open({ rate, seconds: seconds / 3 - 1, next: ofA }));
      await Promise.all([flood(), asking]);
      const records = world.ledger.between(start);
      const [forA, forB] = ['a', 'b'].map((kind) => records.filter((record) => record.kind === kind));
      checks.fact(`${name}: A`, { answers: tally(forA ?? []), ms: percentiles(latencies(forA ?? [])) });
      checks.fact(`${name}: B`, { answers: tally(forB ?? []), ms: percentiles(latencies(forB ?? [])) });
      checks.atLeast(`${name}: share of A's requests that got a PDF`, shareGood(forA ?? []), 1);
      checks.atMost(`${name}: A's p99, of its p99 alone`, quantile(latencies(forA ?? []), 0.99) / unloaded, 2);
      checks.atLeast(`${name}: 429 for B`, (forB ?? []).filter(({ status }) => status === 429).length, 1);
    }
    await finish(world, service, checks);
  },
};
