import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { inProject } from './project.mjs';
import { say } from './progress.mjs';
import { runCommand } from './run-command.mjs';

const NONE = `No browser could be found or installed. Do one of these, then run the command again:
  - Debian or Ubuntu, as root:  apt-get install chromium-headless-shell   (or: apt-get install chromium)
  - any network that reaches Google's storage:  npx puppeteer browsers install chrome-headless-shell
  - a Chromium or Chrome (133 or newer) that is there already:  export PUPPETEER_EXECUTABLE_PATH=/path/to/it`;

/** @typedef {import('./progress.mjs').Progress} Progress */

/** Finds the browser that the service would use, or installs one: Puppeteer's chrome-headless-shell, else Debian's. @param {Progress} progress */
export async function installBrowser(progress) {
  const found = await usableBrowser();
  if (found) return progress.reused('browser', `${found.version} (${found.path})`);
  if (process.env['PUPPETEER_EXECUTABLE_PATH']) {
    throw new Error(`PUPPETEER_EXECUTABLE_PATH is ${process.env['PUPPETEER_EXECUTABLE_PATH']}, which does not start`);
  }
  await attempt(progress, 'downloading chrome-headless-shell with Puppeteer, about 100 MB', downloadWithPuppeteer);
  if (await usableBrowser()) return;
  if (canUseApt()) await attempt(progress, 'installing chromium-headless-shell with apt-get', installWithApt);
  if (!(await usableBrowser())) throw new Error(NONE);
}

/** A way that is closed is no failure yet: the next one is tried. @param {Progress} progress @param {string} doing @param {() => Promise<void>} install */
async function attempt(progress, doing, install) {
  try {
    await progress.step('browser', doing, install);
  } catch (error) {
    say(`  ${''.padEnd(15)} not this way: ${lastLine(error)}`);
  }
}

/** @param {unknown} error */
function lastLine(error) {
  const lines = error instanceof Error ? error.message.split('\n') : [];
  return (lines.find((line) => /error|failed|unable/i.test(line) && !line.endsWith('failed:')) ?? lines[0] ?? '')
    .trim()
    .slice(0, 160);
}

/** What the service would find, if it starts at all: a downloaded one may lack libraries of the system. */
async function usableBrowser() {
  /** @type {typeof import('../../src/chromium/find-browser.js')} */
  const { findBrowser } = await import(pathToFileURL(inProject('dist/chromium/find-browser.js')).href);
  const found = await findBrowser(process.env);
  if (!found) return undefined;
  try {
    const { stdout } = await promisify(execFile)(found.path, ['--version'], { timeout: 20_000 });
    return { path: found.path, version: stdout.trim() };
  } catch {
    return undefined;
  }
}

async function downloadWithPuppeteer() {
  const { PUPPETEER_CACHE_DIR } = process.env;
  // As root Chromium runs as another user, who may not look into root's home.
  const shared = '/var/cache/invoice-press/puppeteer';
  const folder = PUPPETEER_CACHE_DIR || (process.getuid?.() === 0 ? shared : join(homedir(), '.cache', 'puppeteer'));
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const cli = inProject('node_modules/puppeteer/lib/cjs/puppeteer/node/cli.js');
  await runCommand(process.execPath, [cli, 'browsers', 'install', 'chrome-headless-shell', '--path', folder]);
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

async function installWithApt() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { env });
  await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], { env });
}
