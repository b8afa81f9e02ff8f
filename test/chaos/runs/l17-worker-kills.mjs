import { join } from 'node:path';
import { pause } from '../../harness/machine/pause.js';
import { BatchClient } from '../clients/batches.mjs';
import { checkBatches } from '../truth/batches.mjs';
import { Workers } from '../world/workers.mjs';

const WORKERS = 3;
/** A worker is killed about this often. */
const KILL_EVERY_MS = 5000;
/** How long the database is away, in the middle. */
const AWAY_MS = 2000;
/** After the last kill: the rest of the work, and the time after which a lost chunk is given again. */
const PATIENCE_MS = 180_000;
/** Batches of the first organisation that are there from the beginning. */
const FLOOD = 3;

/** Chunks are small and time out soon, so that many are lost and done again. */
const SETTINGS = {
  BATCH_CHUNK_INVOICES: '10',
  BATCH_CHUNK_TIMEOUT_S: '10',
  CHROMIUM_BROWSERS: '1',
  CHROMIUM_PAGES: '2',
};

/** What the others ask for, in turn. */
const KINDS = [
  { delivery: 'zip', contents: ['pdf', 'xml'] },
  { delivery: 'merged-pdf', contents: ['pdf'] },
  { delivery: 'files', contents: ['pdf', 'xml'] },
  { delivery: 'files', contents: ['xml'] },
];

/** Workers are killed again and again, and the database goes away once: batches of several organisations. @type {import('../registry.mjs').Run} */
export const workerKills = {
  name: 'L17',
  title: 'Batches: SIGKILL of random workers every few seconds, PostgreSQL restarted in the middle',
  seconds: 40,
  seed: {
    organisations: 4,
    invoices: 40,
    lines: (_tenant, invoice) => [1, 3, 8, 20][invoice % 4] ?? 1,
    // An e-invoice needs it.
    seller: { vatNumber: 'GB 918 2746 05' },
  },
  async run({ world, checks, random, seconds, env }) {
    const storage = join(world.folder, 'batches');
    const settings = { ...SETTINGS, STORAGE_FOLDER: storage, ...env };
    const front = await world.startService({ ROLE: 'http', ...settings });
    const workers = new Workers(world, { random: random.fork('workers'), env: settings });
    await workers.start(WORKERS);
    const client = new BatchClient(() => front.url);
    const start = performance.now();
    const [first, ...others] = world.tenants;
    const flood = await Promise.all(
      Array.from({ length: FLOOD }, () =>
        client.create({ tenant: /** @type {any} */ (first), delivery: 'zip', contents: ['pdf', 'xml'] }),
      ),
    );
    const last = start + seconds * 1000;
    const until = last + PATIENCE_MS;
    const asking = others.map((tenant, index) => askAgainAndAgain(client, tenant, index, last, until));
    await Promise.all([workers.storm(seconds, KILL_EVERY_MS), restartDatabase(world, seconds)]);
    await Promise.all([...asking, ...flood.map((batch) => client.end(batch, until))]);
    checks.fact('workers, kills', [WORKERS, workers.kills]);
    checks.fact('seconds until all batches had ended', Math.round((performance.now() - start) / 100) / 10);
    await tellWork(world, client, flood, checks);
    await checkBatches(world, client, storage, checks);
    const stops = [...(await workers.stop()), await front.stop()];
    checks.zero('exit codes other than 0', stops.filter(({ code }) => code !== 0).length);
    const faults = world.services.reduce((sum, service) => sum + service.count('unhandledRejection', 'uncaughtException'), 0);
    checks.zero('unhandled faults in the services', faults);
  },
};

/**
 * One batch of an organisation after the other, of every kind.
 * @param {BatchClient} client
 * @param {import('../world/seed-data.mjs').Tenant} tenant
 * @param {number} first which kind comes first
 * @param {number} last when no more is asked for
 * @param {number} until when nothing is waited for any more
 */
async function askAgainAndAgain(client, tenant, first, last, until) {
  for (let turn = first; turn === first || performance.now() < last; turn += 1) {
    const kind = KINDS[turn % KINDS.length];
    if (kind) await client.end(await client.create({ tenant, ...kind }), until);
  }
}

/** @param {import('../world/world.mjs').World} world @param {number} seconds of the run */
async function restartDatabase({ server }, seconds) {
  await pause(seconds * 500);
  await server?.halt();
  await pause(AWAY_MS);
  await server?.restart();
}

/**
 * What was lost and done again, and how long the others waited beside a flood.
 * @param {import('../world/world.mjs').World} world
 * @param {BatchClient} client
 * @param {readonly import('../clients/batches.mjs').AskedBatch[]} flood
 * @param {import('../truth/checks.mjs').Checks} checks
 */
async function tellWork(world, client, flood, checks) {
  const [jobs] = await world.query(
    `SELECT count(*)::int AS jobs, sum(retry_count)::int AS again, count(*) FILTER (WHERE state <> 'completed')::int AS open FROM pgboss.job WHERE name = 'batch-chunk'`,
  );
  checks.fact('chunks, and how often one was given again', [jobs?.['jobs'], jobs?.['again']]);
  checks.zero('jobs that are left in the queue', Number(jobs?.['open']));
  const secondsOf = (/** @type {import('../clients/batches.mjs').AskedBatch} */ { createdAt, endedAt }) =>
    Math.round((endedAt - createdAt) / 100) / 10;
  const others = client.batches.filter((batch) => !flood.includes(batch));
  checks.fact('seconds of each batch of the flood', flood.map(secondsOf));
  checks.fact('seconds of each batch of the others', others.map(secondsOf));
  checks.zero('organisations that waited for the flood that was there before them', await waitedFor(world, flood, others));
  checks.fact('requests that were tried again while the database was away', client.retries);
}

/**
 * How many organisations got their first batch later than the flood got its chunks, each by the median of its items: a kill may delay any single chunk.
 * @param {import('../world/world.mjs').World} world
 * @param {readonly import('../clients/batches.mjs').AskedBatch[]} flood
 * @param {readonly import('../clients/batches.mjs').AskedBatch[]} others
 */
async function waitedFor(world, flood, others) {
  const medianOf = async (/** @type {readonly string[]} */ ids) => {
    const list = ids.map((id) => `'${id}'`).join();
    const [row] = await world.query(
      `SELECT extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY ended_at))::float8 AS at FROM batch_items WHERE batch_id IN (${list})`,
    );
    return Number(row?.['at']);
  };
  const ofFlood = await medianOf(flood.map(({ id }) => id));
  const firsts = others.filter(({ tenant }, index) => others.findIndex((one) => one.tenant === tenant) === index);
  let late = 0;
  for (const { id } of firsts) if (!((await medianOf([id])) <= ofFlood)) late += 1;
  return late;
}
