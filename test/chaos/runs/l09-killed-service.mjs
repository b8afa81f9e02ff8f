import { rm } from 'node:fs/promises';
import { chromiumProcesses } from '../../harness/machine/browsers.js';
import { pause, waitUntil } from '../../harness/machine/pause.js';
import { stillRunning } from '../../harness/machine/processes.js';
import { good } from '../clients/select.mjs';
import { percentiles, quantile } from '../truth/statistics.mjs';
import { checkTruth } from '../truth/truth.mjs';

/** Longer than a killed service's Chromium may take to notice. */
const ORPHAN_MS = 5000;

/** The service itself is killed at random moments and started again, on both kinds of database. @type {import('../registry.mjs').Run} */
export const killedService = {
  name: 'L9',
  title: 'SIGKILL of the service at random moments, and restart, on PostgreSQL and on PGlite',
  seconds: 0,
  rounds: 4,
  async run({ world, checks, random, rounds, env, createWorld }) {
    await killAgainAndAgain('PostgreSQL', world, { checks, random, rounds, env });
    const embedded = await createWorld({ server: undefined });
    await killAgainAndAgain('PGlite', embedded, { checks, random, rounds, env });
    await rm(embedded.temporaryFolder, { recursive: true, force: true });
  },
};

/**
 * @param {string} name
 * @param {import('../world/world.mjs').World} world
 * @param {Pick<import('../registry.mjs').RunContext, 'checks' | 'random' | 'rounds' | 'env'>} context
 */
async function killAgainAndAgain(name, world, { checks, random, rounds, env }) {
  /** @type {number[]} */
  const starts = [];
  let orphans = 0;
  let current = await world.startService(env);
  const load = world.load(() => current.url, name.toLowerCase());
  for (let index = 0; index < rounds; index += 1) {
    let over = false;
    const asking = load.closed({ clients: 6, seconds: 30, until: () => over });
    await pause(random.integer(600, 2500));
    const browsers = chromiumProcesses(current.pid);
    current.kill();
    over = true;
    await asking;
    await current.ended;
    await waitUntil(() => stillRunning(browsers).length === 0, ORPHAN_MS);
    orphans += stillRunning(browsers).length;
    const killed = performance.now();
    current = await world.startService(env);
    const back = await waitUntil(async () => (await load.one()).status === 200, 10_000);
    starts.push(back === null ? Number.POSITIVE_INFINITY : performance.now() - killed);
  }
  await pause(300);
  checks.fact(`${name}: kills; start to the first PDF, ms`, [rounds, percentiles(starts)]);
  checks.atLeast(`${name}: PDFs before and between the kills`, good(world.ledger.records).length, rounds);
  checks.zero(`${name}: Chromium processes that outlived their service by ${ORPHAN_MS / 1000} s`, orphans);
  checks.atMost(`${name}: start to the first PDF, p99 ms`, quantile(starts, 0.99), 5000);
  checks.equal(`${name}: temporary folders while one runs`, world.leftOvers().length, 1);
  checks.equal(`${name}: exit code of the last`, String((await current.stop()).code), '0');
  checks.zero(`${name}: temporary folders in the end`, world.leftOvers().length);
  await checkTruth(world, checks, { undelivered: true, cut: true, killed: true });
}
