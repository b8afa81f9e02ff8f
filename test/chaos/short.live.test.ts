import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Checks } from './truth/checks.mjs';
import { ReadinessGateway } from '../harness/gateway/readiness-gateway.js';
import type { Load, Wish } from './clients/load.mjs';
import { pause, waitUntil } from '../harness/machine/pause.js';
import { mainBrowsers } from '../harness/machine/browsers.js';
import { signal } from '../harness/machine/processes.js';
import { Random } from '../harness/random.js';
import { browserFolders, Sampler } from './watch/sampler.mjs';
import type { Service } from '../harness/service/service.js';
import { Storm } from './world/storm.mjs';
import { checkTruth } from './truth/truth.mjs';
import { World } from './world/world.mjs';
import { privateServer } from '../harness/database/servers.js';

/** CHAOS_SEED repeats a run that failed. */
const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
/** Short, so that a browser that hangs is found out soon. */
const TIMES = { PRINT_TIMEOUT_MS: '2500', REQUEST_TIMEOUT_MS: '8000', SHUTDOWN_DELAY_MS: '2500' };
const random = new Random(SEED);

let world: World;
let first: Service;
let gateway: ReadinessGateway;
let load: Load;
/** Whom the clients ask. */
let target = '';
let sampler: Sampler;

beforeAll(async () => {
  process.stdout.write(`CHAOS_SEED=${SEED}\n`);
  const server = await privateServer();
  world = await World.create({ random: random.fork('world'), server, seed: { organisations: 5, invoices: 10 } });
  first = await world.startService(TIMES);
  sampler = new Sampler({ pid: () => first.pid, temporaryFolder: world.temporaryFolder });
  gateway = await new ReadinessGateway().start();
  gateway.add(first.url);
  load = world.load(() => target, 'short');
  target = first.url;
}, 60_000);

afterAll(async () => {
  sampler?.stop();
  await gateway?.stop();
  await world?.close();
}, 30_000);

/** Mostly an invoice of the caller; some clients leave early, some ask for what is not theirs or without a token that holds. */
function anything(): Wish {
  if (random.chance(0.06)) return { kind: 'foreign', tenant: random.pick(world.tenants.slice(1)), invoice: world.invoices[0] };
  if (random.chance(0.03)) return { kind: 'no token', token: 'x.y.z', path: '/api/v1/invoice-pdf/inv_1/pdf' };
  if (random.chance(0.04)) return { kind: 'leaves', abort: { inBody: true } };
  if (random.chance(0.06)) return { kind: 'leaves', abort: { afterMs: random.integer(0, 150) } };
  return {};
}

/** What came of the PDFs since a moment whose clients stayed. */
function answersSince(start: number) {
  const records = world.ledger.between(start).filter(({ kind }) => kind === 'pdf');
  const good = records.filter(({ status, ending }) => status === 200 && ending === 'complete');
  return {
    records,
    good: good.length,
    share: good.length / records.length,
    statuses: new Set(records.map(({ status }) => status)),
  };
}

/** A PDF is had again, within so many milliseconds. */
const isBack = (patienceMs: number) => waitUntil(async () => (await load.one()).status === 200, patienceMs);

describe('the service, whatever befalls it', () => {
  it('L1 G1 G11 browsers are killed, clients leave: the others get their PDF', async () => {
    const start = performance.now();
    // By requests and not by time, so that on a slow host too no request meets more than one.
    const storm = new Storm({
      service: () => first,
      random: random.fork('kills'),
      everyMs: Infinity,
      signal: 'SIGKILL',
      spare: 1,
    });
    let asked = 0;
    const next = () => {
      asked += 1;
      if (asked % 25 === 0) storm.strike();
      return anything();
    };
    await load.closed({ clients: 6, seconds: 50, count: 150, next });
    const strikes = await storm.stop();
    expect(strikes.length).toBeGreaterThanOrEqual(3);
    const { share, statuses } = answersSince(start);
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.95);
    expect(await isBack(5000)).not.toBeNull();
  }, 60_000);

  it('L2 a browser hangs: nobody waits longer than the deadline, and it is replaced', async () => {
    const start = performance.now();
    const [victim] = mainBrowsers(first.pid);
    expect(victim && signal(victim.pid, 'SIGSTOP')).toBe(true);
    await load.closed({ clients: 6, seconds: 30, count: 60 });
    const { records, share } = answersSince(start);
    expect(Math.max(...records.map(({ latency }) => latency))).toBeLessThan(8250);
    expect(share).toBeGreaterThanOrEqual(0.9);
    expect(await waitUntil(() => !mainBrowsers(first.pid).some(({ pid }) => pid === victim?.pid), 5000)).not.toBeNull();
  }, 60_000);

  it('L10 I1 I2 the database dies and returns: 503 meanwhile, and PDFs again by itself', async () => {
    const start = performance.now();
    let over = false;
    const asking = load.open({ rate: 10, seconds: 20, until: () => over });
    await pause(500);
    await world.server?.halt();
    await pause(2500);
    await world.server?.restart();
    expect(await isBack(5000)).not.toBeNull();
    over = true;
    await asking;
    const { records, statuses } = answersSince(start);
    expect(records.filter(({ code }) => code === 'database_unavailable').length).toBeGreaterThanOrEqual(1);
    expect(statuses).toEqual(new Set([200, 503]));
    expect(Math.max(...records.map(({ latency }) => latency))).toBeLessThan(8250);
  }, 60_000);

  it('L8 J1 SIGTERM in the middle, another instance beside it: no request fails', async () => {
    const second = await world.startService(TIMES);
    gateway.add(second.url);
    expect(await waitUntil(() => gateway.ready === 2, 5000)).not.toBeNull();
    target = gateway.url;
    const start = performance.now();
    const asking = load.closed({ clients: 4, seconds: 30, count: 120 });
    await pause(600);
    sampler.stop();
    expect(await first.stop()).toMatchObject({ code: 0, orphans: 0 });
    await asking;
    const { share, records } = answersSince(start);
    expect([share, records.length]).toEqual([1, 120]);
    await pause(300);
    expect(browserFolders(world.temporaryFolder)).toBe(2);
    expect(await second.stop()).toMatchObject({ code: 0, orphans: 0 });
    expect(world.leftOvers()).toEqual([]);
  }, 90_000);

  it('the truth: every PDF was right, whole and in the audit log, and nothing is left', async () => {
    const checks = new Checks();
    // A database that dies may do so between writing the entry and saying so: then nobody gets the PDF.
    await checkTruth(world, checks, { undelivered: true });
    process.stdout.write(`${JSON.stringify(checks.facts)}\n`);
    expect(checks.failures).toEqual([]);
    expect(checks.facts['audit rows without delivery']).toBeLessThanOrEqual(
      world.ledger.records.filter(({ ending, code }) => ending === 'aborted' || code === 'database_unavailable').length,
    );
    expect(world.ledger.records.length).toBeGreaterThanOrEqual(300);
    expect(sampler.zombies).toEqual({ ofService: 0, ofInit: 0 });
  }, 60_000);
});
