import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { finish } from '../truth/finish.mjs';
import { pause, waitUntil } from '../../harness/machine/pause.js';
import { mainBrowsers } from '../../harness/machine/browsers.js';
import { signal } from '../../harness/machine/processes.js';
import { latencies } from '../clients/select.mjs';
import { percentiles, quantile } from '../truth/statistics.mjs';
import { tally } from '../truth/truth.mjs';

const HEAL_MS = 15_000;

/** @typedef {import('../registry.mjs').RunContext} RunContext */

/** Files, processes, disk and memory run out: the service says so, stays, and goes on when there is enough again. @type {import('../registry.mjs').Run} */
export const scarcity = {
  name: 'L11',
  title: 'Scarcity: descriptors, processes, disk of the browsers, disk of the database, memory',
  seconds: 0,
  async run(context) {
    for (const [name, part] of /** @type {[string, (context: RunContext) => Promise<void>][]} */ ([
      ['descriptors', descriptors],
      ['processes', processes],
      ['disk of the browsers', browserDisk],
      ['disk of the database', databaseDisk],
      ['memory', memory],
    ])) {
      try {
        await part(context);
      } catch (error) {
        if (!(error instanceof NotPossibleError)) throw error;
        context.checks.fact(`${name}: not possible here`, error.message);
      }
    }
    context.checks.fact('small /dev/shm', 'has no effect: the browsers are started with --disable-dev-shm-usage');
  },
};

class NotPossibleError extends Error {}

/** Runs a command of the host, or says that it cannot be. @param {string} program @param {...string} args */
function host(program, ...args) {
  try {
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new NotPossibleError(String(error instanceof Error ? error.message : error).split('\n')[0]);
  }
}

/**
 * Asks while something is scarce, and again when it is not.
 * @param {string} name
 * @param {RunContext} context
 * @param {{ world: import('../world/world.mjs').World, service: import('../../harness/service/service.js').Service, seconds?: number, scarce: () => void | Promise<void>, relief: () => void | Promise<void>, fast?: boolean, next?: () => import('../clients/load.mjs').Wish,
 *   alsoMapped?: string[] }} part alsoMapped: codes that are an answer here, besides 503
 */
async function starve(name, { checks }, { world, service, seconds = 4, scarce, relief, fast = false, next, alsoMapped = [] }) {
  const load = world.load(() => service.url, name.replaceAll(' ', '-'));
  await load.closed({ clients: 4, seconds: 1 });
  await scarce();
  const start = performance.now();
  await load.closed({ clients: 4, seconds, next });
  const records = world.ledger.between(start);
  await relief();
  const healed = await waitUntil(async () => (await load.one()).status === 200, HEAL_MS, 100);
  const failures = records.filter(({ status }) => status !== 200);
  checks.fact(name, { answers: tally(records), 'ms of failures': percentiles(latencies(failures)) });
  checks.equal(`${name}: the service still runs`, service.isRunning, true);
  checks.zero(
    `${name}: answers other than 200, 503${alsoMapped.map((code) => `, ${code}`).join('')}`,
    failures.filter(({ status, code }) => status !== 503 && status !== 0 && !alsoMapped.includes(code)).length,
  );
  if (fast) checks.atMost(`${name}: median failure, ms`, quantile(latencies(failures), 0.5), 50);
  checks.atMost(`${name}: healed after, ms`, healed ?? Number.POSITIVE_INFINITY, HEAL_MS);
}

/** @param {RunContext} context */
async function descriptors(context) {
  const { world, env, checks } = context;
  const service = await world.startService(env);
  /** @type {import('node:net').Socket[]} */
  const sockets = [];
  const scarce = async () => {
    host('prlimit', '--pid', String(service.pid), '--nofile=96:20000');
    for (let index = 0; index < 200; index += 1)
      sockets.push(connect({ port: service.port, host: '127.0.0.1' }).on('error', () => undefined));
    await pause(500);
    for (const { pid } of mainBrowsers(service.pid).slice(0, 1)) signal(pid, 'SIGKILL');
  };
  const relief = () => {
    for (const socket of sockets) socket.destroy();
    host('prlimit', '--pid', String(service.pid), '--nofile=20000:20000');
  };
  await starve('descriptors', context, { world, service, scarce, relief });
  await finish(world, service, checks, { killed: true });
}

/** @param {RunContext} context */
async function processes(context) {
  const { env, checks, createWorld } = context;
  const world = await createWorld();
  const service = await world.startService(env);
  const scarce = async () => {
    host('prlimit', '--pid', String(service.pid), '--nproc=1:96365');
    for (const { pid } of mainBrowsers(service.pid)) signal(pid, 'SIGKILL');
    await waitUntil(() => service.count('chromium.launch_failed') >= 2, 5000);
  };
  await starve('processes', context, {
    world,
    service,
    scarce,
    relief: () => host('prlimit', '--pid', String(service.pid), '--nproc=96365:96365'),
    fast: true,
  });
  checks.atLeast('processes: launches that failed', service.count('chromium.launch_failed'), 1);
  await finish(world, service, checks, { killed: true });
}

/** @param {RunContext} context */
async function browserDisk(context) {
  const { env, checks, createWorld } = context;
  const world = await createWorld();
  host('mount', '-t', 'tmpfs', '-o', 'size=96m,mode=755', 'tmpfs', world.temporaryFolder);
  try {
    const service = await world.startService(env);
    const filler = join(world.temporaryFolder, 'filler');
    const scarce = () => {
      fill(filler);
      for (const { pid } of mainBrowsers(service.pid)) signal(pid, 'SIGKILL');
    };
    await starve('disk of the browsers', context, { world, service, scarce, relief: () => rmSync(filler), seconds: 5 });
    await finish(world, service, checks);
  } finally {
    host('umount', '--lazy', world.temporaryFolder);
  }
}

/** @param {RunContext} context */
async function databaseDisk(context) {
  const { env, checks, createWorld } = context;
  const world = await createWorld({ server: undefined });
  const small = join(world.folder, 'small');
  mkdirSync(small);
  host('mount', '-t', 'tmpfs', '-o', 'size=128m', 'tmpfs', small);
  try {
    await cp(world.dataFolder, small, { recursive: true });
    world.dataFolder = small;
    const service = await world.startService(env);
    const filler = join(small, 'filler');
    await starve('disk of the database', context, {
      world,
      service,
      scarce: () => fill(filler),
      relief: () => rmSync(filler),
      seconds: 6,
    });
    await finish(world, service, checks, { undelivered: true });
  } finally {
    host('umount', '--lazy', small);
  }
}

/** The kernel refuses a limit below what is in use, which grows while it is being read. @param {(bytes: number) => void} limit @param {number} bytes */
function limitAsFarAsPossible(limit, bytes) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return limit(bytes + attempt * 16 * 2 ** 20);
    } catch (error) {
      if (attempt === 20) throw error;
    }
  }
}

/** @param {RunContext} context */
async function memory(context) {
  const { env, checks, random, createWorld } = context;
  const group = `/sys/fs/cgroup/memory/invoice-press-chaos-${process.pid}`;
  try {
    mkdirSync(group);
  } catch (error) {
    throw new NotPossibleError(String(error));
  }
  /** @type {import('../../harness/service/service.js').Service | undefined} */
  let service;
  try {
    const world = await createWorld({ seed: { organisations: 2, invoices: 4, lines: (tenant) => (tenant === 0 ? 5 : 3000) } });
    const enter = ['sh', '-c', 'echo $$ > "$0/cgroup.procs" && exec "$@"', group];
    service = await world.startService(env, { wrapper: enter });
    const giants = world.invoices.filter(({ lines }) => lines === 3000);
    const limit = (/** @type {number} */ bytes) => writeFileSync(`${group}/memory.limit_in_bytes`, String(bytes));
    await starve('memory', context, {
      world,
      service,
      seconds: 8,
      // Enough for what is there, and for no giant.
      scarce: () => limitAsFarAsPossible(limit, memoryInUse(group) + 16 * 2 ** 20),
      relief: () => limit(2 ** 40),
      next: () => ({ invoice: random.pick(giants) }),
      // The document itself is what there is no memory for: it fails on one browser after the other.
      alsoMapped: ['render_failed', 'render_timeout'],
    });
    checks.fact('memory: processes that the kernel killed', oomKills(group));
    await finish(world, service, checks);
  } finally {
    // Nothing may be in the group when it is removed.
    service?.kill();
    await service?.ended;
    await waitUntil(() => readFileSync(`${group}/cgroup.procs`, 'utf8') === '', 5000, 100);
    rmdirSync(group);
  }
}

/** What is in use besides the cache of files. @param {string} group */
function memoryInUse(group) {
  const text = readFileSync(`${group}/memory.stat`, 'utf8');
  return Number(/^total_rss (\d+)/m.exec(text)?.[1] ?? 0) + Number(/^total_shmem (\d+)/m.exec(text)?.[1] ?? 0);
}

/** @param {string} group */
function oomKills(group) {
  return Number(/^oom_kill (\d+)/m.exec(readFileSync(`${group}/memory.oom_control`, 'utf8'))?.[1] ?? 0);
}

/** Writes until there is no room. @param {string} file */
function fill(file) {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=64k'], { stdio: 'ignore' });
  } catch {
    // That is how dd ends when the disk is full.
  }
}
