import { finish } from '../truth/finish.mjs';
import { pause, waitUntil } from '../../harness/machine/pause.js';
import { isRenderer, mainBrowsers } from '../../harness/machine/browsers.js';
import { descendants, signal } from '../../harness/machine/processes.js';
import { latencies, shareGood } from '../clients/select.mjs';
import { quantile, round } from '../truth/statistics.mjs';
import { tally } from '../truth/truth.mjs';

/** What is killed. */
const VICTIMS = /** @type {const} */ (['a browser', 'both browsers', 'a renderer', 'all renderers']);

/** A kill at a random moment of a print: over many rounds, at every one. @type {import('../registry.mjs').Run} */
export const randomMoments = {
  name: 'L3',
  title: 'Moments: browsers and renderers are killed at random moments of prints',
  seconds: 0,
  rounds: 40,
  async run({ world, checks, random, rounds, env }) {
    const service = await world.startService(env);
    const load = world.load(() => service.url);
    await load.closed({ clients: 2, seconds: 3 });
    const usual = quantile(latencies(world.ledger.records), 0.5);
    // What fails on two browsers is refused for a while, and shall not be asked for where one is killed.
    const halves = [world.invoices.filter((_, index) => index % 2 === 0), world.invoices.filter((_, index) => index % 2 === 1)];
    const start = performance.now();
    let unhealed = 0;
    for (let index = 0; index < rounds; index += 1) {
      const victim = VICTIMS[index % VICTIMS.length];
      const [own = [], others = []] = victim?.startsWith('a ') ? halves : halves.toReversed();
      const answers = Promise.all([1, 2].map(() => load.one({ kind: victim, invoice: random.pick(own) })));
      // A little before the request leaves until a little after it is answered.
      await pause(random.next() * usual * 1.3);
      strike(service.pid, victim, random);
      await answers;
      if ((await healing(load, others, random)) === null) unhealed += 1;
    }
    const records = world.ledger.between(start);
    checks.fact('usual latency (p50), ms', round(usual));
    for (const victim of VICTIMS) checks.fact(`killed: ${victim}`, tally(records.filter(({ kind }) => kind === victim)));
    const one = records.filter(({ kind }) => kind.startsWith('a '));
    checks.zero(
      'one killed: answers other than 200 and 503',
      one.filter(({ status }) => status !== 200 && status !== 503).length,
    );
    // Where both were killed, the document may have been tried on both: then it is not tried a third time.
    checks.zero('answers other than 200, 503 and render_failed', records.filter(isOdd).length);
    checks.atLeast('share of 200 where one of two was killed', shareGood(one), 0.99);
    checks.zero('rounds after which not every page printed again within 10 s', unhealed);
    await finish(world, service, checks);
  },
};

/** Until four prints at a time succeed: whatever is dead is found out by the next print on it. @param {import('../clients/load.mjs').Load} load @param {import('../world/seed-data.mjs').SeededInvoice[]} invoices @param {import('../../harness/random.js').Random} random */
function healing(load, invoices, random) {
  return waitUntil(async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => load.one({ kind: 'after', invoice: random.pick(invoices) })));
    return answers.every(({ status }) => status === 200);
  }, 10_000);
}

/** @param {import('../clients/ledger.mjs').RequestRecord} record */
function isOdd({ status, code }) {
  return status !== 200 && status !== 503 && code !== 'render_failed';
}

/** @param {number} service @param {typeof VICTIMS[number] | undefined} victim @param {import('../../harness/random.js').Random} random */
function strike(service, victim, random) {
  const pids = (
    victim?.endsWith('browser') || victim?.endsWith('browsers') ? mainBrowsers(service) : descendants(service).filter(isRenderer)
  ).map(({ pid }) => pid);
  if (pids.length === 0) return;
  const struck = victim?.startsWith('a ') ? [random.pick(pids)] : pids;
  for (const pid of struck) signal(pid, 'SIGKILL');
}
