import { measureCapacity } from '../clients/capacity.mjs';
import { startProxy } from '../../harness/database/database-proxy.js';
import { finish } from '../truth/finish.mjs';
import { pause, waitUntil } from '../../harness/machine/pause.js';
import { latencies } from '../clients/select.mjs';
import { percentiles, round } from '../truth/statistics.mjs';
import { tally } from '../truth/truth.mjs';

/** A connection to be had and a query to be answered, and a little more. */
const BUDGET_MS = 3250;
const HEAL_MS = 5000;

/** The database fails in every way it can. @type {import('../registry.mjs').Run} */
export const databaseFaults = {
  name: 'L10',
  title: 'Database faults: refused, silent, reset, answer lost after COMMIT, slow, halted; at 0.5 C',
  seconds: 30,
  async run({ world, checks, seconds, env }) {
    const { server } = world;
    if (!server) throw new Error('it needs a server');
    const proxy = await startProxy(server.port);
    try {
      const service = await world.startService({ ...world.databaseEnv(proxy.port), ...env });
      const load = world.load(() => service.url);
      const capacity = await measureCapacity(load);
      checks.fact('C, PDFs/s', round(capacity));
      const idle = await sessions(world);
      let over = false;
      const asking = load.open({ rate: 0.5 * capacity, seconds: 600, until: () => over });
      const faults = faultsOf(proxy, server);
      for (const [name, begin, end] of faults) {
        const start = performance.now();
        await begin();
        await during(name, proxy, seconds / faults.length);
        const relief = performance.now();
        await end();
        const healed = await waitUntil(
          () => world.ledger.records.some((one) => one.start > relief && one.status === 200),
          15_000,
        );
        await pause(1000);
        judge({ checks, name, records: world.ledger.between(start, relief), healed });
      }
      over = true;
      await asking;
      checks.atLeast('answers lost after COMMIT', proxy.lost, 1);
      // Those that were broken while they were opened may outlive it by a moment.
      const back = await waitUntil(async () => (await sessions(world)) <= Math.max(idle, 10), 5000, 200);
      checks.equal('database sessions back to what they were', back !== null, true);
      await finish(world, service, checks, { undelivered: true });
    } finally {
      await proxy[Symbol.asyncDispose]();
    }
  },
};

/**
 * @param {import('../../harness/database/database-proxy.js').DatabaseProxy} proxy
 * @param {import('../../harness/database/postgres-server.js').DatabaseServer} server
 * @returns {[name: string, begin: () => Promise<void> | void, end: () => Promise<void> | void][]}
 */
function faultsOf(proxy, server) {
  return [
    ['refused', () => proxy.refuse(), () => proxy.accept()],
    [
      'silent',
      () => proxy.freeze(),
      () => {
        proxy.thaw();
        // Half of what was said is lost: such connections do not come back to life.
        proxy.reset();
      },
    ],
    ['reset', () => undefined, () => undefined],
    ['answer lost', () => undefined, () => undefined],
    ['slow', () => proxy.slow(150), () => proxy.slow(0)],
    ['halted', () => server.halt(), () => server.restart()],
  ];
}

/** @param {string} name @param {import('../../harness/database/database-proxy.js').DatabaseProxy} proxy @param {number} seconds */
async function during(name, proxy, seconds) {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(500)) {
    if (name === 'reset') proxy.reset();
    if (name === 'answer lost') proxy.loseAnswerTo('INVOICE_PDF_DOWNLOADED');
  }
}

/** @param {import('../world/world.mjs').World} world */
async function sessions(world) {
  const [row] = await world.query(
    "SELECT count(*)::int AS sessions FROM pg_stat_activity WHERE application_name = 'invoice-press'",
  );
  return Number(row?.['sessions']);
}

/** @param {{ checks: import('../truth/checks.mjs').Checks, name: string, records: import('../clients/ledger.mjs').RequestRecord[], healed: number | null }} fault */
function judge({ checks, name, records, healed }) {
  const failed = records.filter(({ status }) => status !== 200);
  checks.fact(name, {
    answers: tally(records),
    'ms of failures': percentiles(latencies(failed)),
    'healed after, ms': healed && round(healed),
  });
  checks.atMost(`${name}: slowest failure, ms`, Math.max(0, ...latencies(failed)), BUDGET_MS);
  checks.zero(`${name}: failures other than 503`, failed.filter(({ status }) => status !== 503).length);
  checks.atMost(`${name}: healed after, ms`, healed ?? Number.POSITIVE_INFINITY, HEAL_MS);
}
