import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { inProject } from './project.mjs';

const TIMEOUT_MS = 30_000;
/** A stamp beside a downloaded browser: it was complete, and showed a page. */
const SHOWN = '.shows-a-page';

/** @typedef {{ path?: string, version?: string, problem?: string }} Probed version: set if it starts; problem: why it does not */

/** The browser that the service would find, and whether it starts. @returns {Promise<Probed>} */
export async function findUsable() {
  /** @type {typeof import('../../src/chromium/browser/find-browser.js')} */
  const { findBrowser } = await import(pathToFileURL(inProject('dist/chromium/browser/find-browser.js')).href);
  const found = await findBrowser(process.env);
  if (!found) return {};
  const probed = await probe(found.path);
  if (!probed.version || found.source !== 'puppeteer') return probed;
  return existsSync(join(dirname(found.path), SHOWN)) ? probed : showPage(probed);
}

/** Whether a browser starts at all: a downloaded one may lack libraries of the system. @param {string} path @returns {Promise<Probed>} */
export async function probe(path) {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: TIMEOUT_MS });
    return { path, version: stdout.trim() };
  } catch (error) {
    return { path, problem: inWords(error) };
  }
}

/** Tries to show a page: an incomplete download may still print its version. @param {Probed} probed @returns {Promise<Probed>} */
async function showPage({ path = '', version }) {
  try {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'data:text/html,whole'];
    const { stdout } = await promisify(execFile)(path, args, { timeout: TIMEOUT_MS });
    if (!stdout.includes('whole')) return { path, problem: 'it shows no page' };
  } catch (error) {
    return { path, problem: inWords(error) };
  }
  markWhole(path);
  return { path, version };
}

/** @param {string} path of a downloaded browser */
export function markWhole(path) {
  try {
    writeFileSync(join(dirname(path), SHOWN), '');
  } catch {
    // The folder may belong to another user. Then every run tries the browser again.
  }
}

/** @param {string | undefined} problem */
export function missingLibrary(problem) {
  return /(\S+\.so[\d.]*): cannot open shared object file/.exec(problem ?? '')?.[1];
}

/** @param {unknown} error */
function inWords(error) {
  const { code, killed, stderr, message } = /** @type {Error & { code?: string | number, killed?: boolean, stderr?: string }} */ (
    error
  );
  if (killed) return `no answer for ${TIMEOUT_MS / 1000} seconds`;
  if (code === 'ENOENT') return 'no such file, or made for another system';
  if (code === 'EACCES') return 'it may not be executed';
  const lines = (stderr || message || '').trim().split('\n');
  return (lines.find((line) => line.includes('cannot open shared object file')) ?? lines.at(-1) ?? '').trim().slice(0, 200);
}
