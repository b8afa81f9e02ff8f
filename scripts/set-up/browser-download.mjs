import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { missingLibrary, probe } from './browser-probe.mjs';
import { inProject } from './project.mjs';
import { runCommand } from './run-command.mjs';

const BROWSER = 'chrome-headless-shell';
/** After this long without data, the download hangs. */
const IDLE_MS = 60_000;
const TIMEOUT_MS = 20 * 60_000;
/** Folder of a download in progress; `_`: the process that runs it. */
const UNFINISHED = /^\.invoice-press-(\d+)-/;

/** Why Google has no browser for this system; undefined if it has one. */
export function whyNoDownload() {
  if (process.platform !== 'linux') return undefined;
  if (process.arch !== 'x64') return `Google builds ${BROWSER} for Linux on x64 only, and this is ${process.arch}`;
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime ? undefined : `Google builds ${BROWSER} for glibc, and this system has musl`;
}

/**
 * Downloads Puppeteer's browser into a folder of its own, tries it, and moves it into Puppeteer's folder in one step. So an interrupted download leaves no half
 * browser, and other processes can use Puppeteer's folder meanwhile.
 * @param {{ idleMs?: number }} [options]
 */
export async function downloadBrowser({ idleMs = IDLE_MS } = {}) {
  const { PUPPETEER_CACHE_DIR, PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL: baseUrl } = process.env;
  // As root, Chromium runs as another user, who cannot read root's home, nor files that root's umask closes to others.
  const shared = '/var/cache/invoice-press/puppeteer';
  const isRoot = process.getuid?.() === 0;
  const cache = PUPPETEER_CACHE_DIR || (isRoot ? shared : join(homedir(), '.cache', 'puppeteer'));
  const umask = isRoot ? process.umask(0o022) : undefined;
  try {
    mkdirSync(join(cache, BROWSER), { recursive: true });
    removeAbandoned(cache);
    const aside = mkdtempSync(join(cache, `.invoice-press-${process.pid}-`));
    try {
      const cli = inProject('node_modules/puppeteer/lib/cjs/puppeteer/node/cli.js');
      const args = [cli, 'browsers', 'install', BROWSER, '--path', aside, ...(baseUrl ? ['--base-url', baseUrl] : [])];
      await runCommand(process.execPath, args, { idleMs, timeoutMs: TIMEOUT_MS });
      await moveInto(cache, aside);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  } finally {
    if (umask !== undefined) process.umask(umask);
  }
}

/** @param {string} cache @param {string} aside */
async function moveInto(cache, aside) {
  const [build] = namesIn(join(aside, BROWSER)).filter((name) => !/\.zip$|^\./.test(name));
  // Puppeteer reports success even if the connection breaks during the download.
  if (!build) throw new Error('the download is incomplete');
  const [inner = ''] = namesIn(join(aside, BROWSER, build)).filter((name) => name.startsWith(BROWSER));
  const { problem } = await probe(join(aside, BROWSER, build, inner, BROWSER));
  // Keep a browser that only lacks system libraries: they can be installed.
  if (problem && !missingLibrary(problem)) throw new Error(`the downloaded browser does not start: ${problem}`);
  const place = join(cache, BROWSER, build);
  // The browser that was there did not start.
  rmSync(place, { recursive: true, force: true });
  renameSync(join(aside, BROWSER, build), place);
}

/** Removes what a killed set-up left behind. @param {string} cache */
function removeAbandoned(cache) {
  for (const name of namesIn(cache)) {
    const pid = Number(UNFINISHED.exec(name)?.[1] ?? process.pid);
    if (pid !== process.pid && !isAlive(pid)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
