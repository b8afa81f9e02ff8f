// Where the time of one PDF goes: in Node by --cpu-prof, in PostgreSQL by pg_stat_statements, in Chromium by process.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { open } from '../lib/databases.mjs';
import { hottest, timeByOwner } from '../lib/cpu-profile.mjs';
import { RESULTS } from '../lib/environment.mjs';
import { figure, say, table } from '../lib/report.mjs';
import { cpuByChromiumProcess } from '../lib/cpu.mjs';
import { startService } from '../lib/service.mjs';
import { startWorker } from '../lib/worker.mjs';
import { measureSteps } from './steps.mjs';

const CONCURRENCY = 4;
const SECONDS = 20;
/** Until everything that V8 compiles is compiled; the profile begins at the start of the process all the same. */
const WARM_UP_SECONDS = 5;

/** @param {import('../benchmark.mjs').Run} run */
export async function profileService(run) {
  const { options, folder, postgres, documents } = run;
  const paths = documents.get(options.lines)?.paths ?? [];
  const target = join(RESULTS, `profile-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`);
  await mkdir(target, { recursive: true });
  const nodeOptions = ['--cpu-prof', `--cpu-prof-dir=${target}`];
  const service = await startService({ folder, nodeOptions, settings: { ...postgres.settings, ...options.settings } });
  const load = await startWorker(new URL('../contenders/load.mjs', import.meta.url));
  try {
    const question = {
      target: { port: service.port, tokens: service.tokens, pid: service.pid, postgres: postgres.pid },
      paths,
      concurrency: CONCURRENCY,
    };
    await load.ask('measure', { ...question, seconds: WARM_UP_SECONDS, warmUpSeconds: 0.5 });
    await statements(postgres, 'SELECT pg_stat_statements_reset()');
    const before = cpuByChromiumProcess(service.pid);
    const started = process.hrtime.bigint();
    const slot = await load.ask('measure', { ...question, seconds: SECONDS, warmUpSeconds: 0 });
    const ended = process.hrtime.bigint();
    const after = cpuByChromiumProcess(service.pid);
    const rows = await statements(postgres, STATEMENTS);
    const pdf = await fetchPdf(service, paths[0] ?? '');
    await service.stop();
    const profile = await readProfile(target);
    const window = cut(profile, Number(started / 1000n), Number(ended / 1000n));
    sayNode(window, slot);
    sayChromium(before, after, slot);
    sayPostgres(rows, slot);
    await measureSteps(run, pdf);
    say(`\nThe profile, for the performance panel of a Chromium or an editor: ${target}`);
  } finally {
    await load.stop();
    await service.stop();
  }
}

/** @param {import('../lib/service.mjs').Service} service @param {string} path */
async function fetchPdf({ port, tokens }, path) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Authorization: `Bearer ${tokens[0]}` } });
  return Buffer.from(await response.arrayBuffer());
}

const STATEMENTS = `SELECT calls::float, total_plan_time::float AS plan, total_exec_time::float AS exec, regexp_replace(query, '\\s+', ' ', 'g') AS query
  FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements%' ORDER BY total_plan_time + total_exec_time DESC LIMIT 6`;

/** @param {import('../lib/databases.mjs').BenchDatabase} database @param {string} sql @returns {Promise<{ calls: number, plan: number, exec: number, query: string }[]>} */
async function statements(database, sql) {
  const opened = await open(database);
  try {
    await opened.prisma.$executeRawUnsafe('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    return sql.includes('reset') ? (await opened.prisma.$executeRawUnsafe(sql), []) : await opened.prisma.$queryRawUnsafe(sql);
  } finally {
    await opened.close();
  }
}

/** The profile of the main thread: the one that holds the service's modules. @param {string} folder @returns {Promise<import('../lib/cpu-profile.mjs').CpuProfile>} */
async function readProfile(folder) {
  const profiles = await Promise.all(
    (await readdir(folder)).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  );
  return profiles.toSorted((a, b) => b.nodes.length - a.nodes.length)[0];
}

/** The samples between two moments of the monotonic clock, in microseconds, which is what V8 counts by. @param {import('../lib/cpu-profile.mjs').CpuProfile} profile @param {number} from @param {number} to */
function cut(profile, from, to) {
  let at = profile.startTime;
  /** @type {number[]} */
  const samples = [];
  /** @type {number[]} */
  const timeDeltas = [];
  for (const [index, delta] of profile.timeDeltas.entries()) {
    at += delta;
    if (at < from || at > to) continue;
    samples.push(profile.samples[index] ?? 0);
    timeDeltas.push(delta);
  }
  return { ...profile, samples, timeDeltas };
}

/** @param {import('../lib/cpu-profile.mjs').CpuProfile} profile @param {import('../lib/measure.mjs').Slot} slot */
function sayNode(profile, slot) {
  const times = Object.entries(timeByOwner(profile)).toSorted(([, a], [, b]) => b - a);
  const total = times.reduce((sum, [, time]) => sum + time, 0);
  const each = (/** @type {number} */ time) => [figure(time / slot.count), `${((time / total) * 100).toFixed(1)} %`];
  say(`\n${slot.count} PDFs at concurrency ${CONCURRENCY}; profiling itself costs some.\n`);
  say(
    table(
      ['Node, main thread', 'ms a PDF', 'share'],
      [...times.map(([who, time]) => [who, ...each(time)]), ['all', ...each(total)]],
    ),
  );
  const functions = hottest(profile, 25).map(({ name, milliseconds }) => [name, ...each(milliseconds)]);
  say(`\n${table(['function, itself', 'ms a PDF', 'share'], functions)}`);
  say(
    `\nCPU by the kernel's count, ms a PDF: ${Object.entries(slot.cpu)
      .map(([who, seconds]) => `${who} ${figure((seconds / slot.count) * 1000)}`)
      .join(', ')}`,
  );
}

/** @param {Record<string, number>} before @param {Record<string, number>} after @param {import('../lib/measure.mjs').Slot} slot */
function sayChromium(before, after, slot) {
  const rows = Object.entries(after).map(([kind, seconds]) => [
    kind,
    figure(((seconds - (before[kind] ?? 0)) / slot.count) * 1000),
  ]);
  say(`\n${table(['Chromium’s processes', 'CPU ms a PDF'], rows)}`);
}

/** @param {{ calls: number, plan: number, exec: number, query: string }[]} rows @param {import('../lib/measure.mjs').Slot} slot */
function sayPostgres(rows, slot) {
  const lines = rows.map(({ calls, plan, exec, query }) => [
    query.length > 60 ? `${query.slice(0, 57)}…` : query,
    figure(calls / slot.count),
    figure(plan / calls),
    figure(exec / calls),
  ]);
  say(`\n${table(['statement', 'calls a PDF', 'planning ms', 'execution ms'], lines)}`);
}
