import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Checks } from './truth/checks.mjs';
import { PostgresInstallation } from '../harness/database/postgres-server.js';
import { openFolder, removeFolder } from '../harness/machine/folders.js';
import { Random } from '../harness/random.js';
import { World } from './world/world.mjs';
import { RUNS } from './registry.mjs';
import { describeOutcome, summarise, writeReport } from './report.mjs';

const HELP = `Usage: npm run chaos [-- <run> … --seconds <n> --rounds <n> --seed <n> --set NAME=value --exact-bytes --json <file>]

Runs faults against the real service on a throw-away PostgreSQL server, and checks that no caller got a wrong or partial PDF, that every release
is in the audit log, and that nothing is left behind. Without names, every run in its short form, about a quarter of an hour.

  L1 L6            these runs only
  --seconds <n>    how long the load of each run lasts
  --rounds <n>     how many rounds, for the runs that go in rounds
  --seed <n>       repeats the choices of an earlier run (default: 1)
  --set NAME=value a setting of the service; may be repeated
  --exact-bytes    PDFs of one invoice must be equal to the byte, their dates included
  --json <file>    where the report goes (default: .cache/chaos/<time>.json)
  --list           what runs there are

Exit status: 0 when every run passed, else 1.
`;

/** @param {string[]} args @returns {Promise<number>} the exit status */
export async function chaos(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      set: { type: 'string', multiple: true, default: [] },
      'exact-bytes': { type: 'boolean', default: false },
      json: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return say(HELP);
  if (values.list) return say(RUNS.map(({ name, title, seconds }) => `${name.padEnd(4)} ${title} (${seconds} s)\n`).join(''));
  const unknown = positionals.filter((given) => !RUNS.some(({ name }) => name === given));
  if (unknown.length > 0) throw new Error(`there is no run ${unknown.join(', ')}: --list shows which there are`);

  const options = {
    seed: numberIn('--seed', values.seed) ?? 1,
    seconds: numberIn('--seconds', values.seconds),
    rounds: numberIn('--rounds', values.rounds),
    env: Object.fromEntries(values.set.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)])),
    exactBytes: values['exact-bytes'],
  };
  const outcomes = [];
  const folder = await openFolder('chaos');
  const server = await new PostgresInstallation(folder).startServer();
  try {
    for (const run of RUNS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
      say(`\n${run.name} ${run.title}\n`);
      const outcome = await perform(run, server, options);
      say(describeOutcome(outcome));
      outcomes.push(outcome);
    }
  } finally {
    await server.halt();
    await removeFolder(folder);
  }
  say(summarise(outcomes));
  say(`\nReport: ${await writeReport(outcomes, { ...options, args }, values.json)}\n`);
  return outcomes.every(({ passed }) => passed) ? 0 : 1;
}

/**
 * @param {import('./registry.mjs').Run} run
 * @param {import('../harness/database/postgres-server.js').DatabaseServer} server
 * @param {{ seed: number, seconds: number | undefined, rounds: number | undefined, env: Record<string, string>, exactBytes: boolean }} options
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
async function perform(run, server, { seed, env, exactBytes, ...given }) {
  const checks = new Checks();
  const random = new Random(seed).fork(run.name);
  const started = performance.now();
  /** @type {World[]} */
  const worlds = [];
  /** @type {import('./registry.mjs').RunContext['createWorld']} */
  const createWorld = async (options = {}) => {
    const world = await World.create({
      random: random.fork(`world ${worlds.length}`),
      server,
      seed: run.seed,
      exactBytes,
      ...options,
    });
    worlds.push(world);
    return world;
  };
  let error;
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  try {
    const world = await createWorld();
    const seconds = given.seconds ?? run.seconds;
    const rounds = given.rounds ?? run.rounds ?? 1;
    await run.run({ world, checks, random, seconds, rounds, env, createWorld, say: (text) => void say(`  ${text}\n`) });
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  } finally {
    for (const world of worlds) await world.close();
  }
  lag.disable();
  // What the clients could not measure: they wait for their own loop as well.
  checks.fact(
    'lag of the clients, p50 and p99 ms',
    [lag.percentile(50), lag.percentile(99)].map((ns) => Math.round(ns / 1e5) / 10),
  );
  const { name, title } = run;
  const took = (performance.now() - started) / 1000;
  return {
    name,
    title,
    seed,
    seconds: took,
    passed: checks.passed && error === undefined,
    checks: checks.all,
    facts: checks.facts,
    error,
  };
}

/** @param {string} option @param {string | undefined} text */
function numberIn(option, text) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${option} must be a whole number of at least 1`);
  return value;
}

/** @param {string} text */
function say(text) {
  process.stdout.write(text);
  return 0;
}
