import { browserAdvice, NEEDED_LIBRARIES } from './browser-advice.mjs';
import { downloadBrowser, whyNoDownload } from './browser-download.mjs';
import { findUsable, missingLibrary } from './browser-probe.mjs';
import { installPackages, refreshLists } from './apt.mjs';
import { CommandError } from './command-error.mjs';
import { existsSync } from 'node:fs';
import { lastLines, SetUpError } from './set-up-error.mjs';
import { say } from './progress.mjs';

/** @typedef {import('./progress.mjs').Progress} Progress */
/** @typedef {import('./progress.mjs').Tell} Tell */

/** Debian's packages, the smaller one first. Ubuntu has neither. */
const DEBIAN_PACKAGES = ['chromium-headless-shell', 'chromium'];

/** The browser that the service would use: Puppeteer's chrome-headless-shell, else Debian's. @type {import('../set-up.mjs').Step} */
export const browser = {
  name: 'browser',
  found: async () => {
    const { version, path } = await findUsable();
    return version && `${version} (${path})`;
  },
  make: installBrowser,
};

/** @param {Progress} progress */
async function installBrowser(progress) {
  const configured = process.env['PUPPETEER_EXECUTABLE_PATH'];
  if (configured) {
    const { problem } = await findUsable();
    const advice = 'set it to a Chromium or Chrome (133 or newer). Or unset it: then a browser is found or installed.';
    throw new SetUpError(`PUPPETEER_EXECUTABLE_PATH is ${configured}, which does not start (${problem})`, advice);
  }
  for (const way of waysToInstall(progress)) {
    await attempt(way);
    if ((await findUsable()).version) return;
  }
  const { path, problem } = await findUsable();
  const message = path ? `the browser ${path} does not start (${problem})` : 'no browser could be found or installed';
  throw new SetUpError(message, browserAdvice(path, problem));
}

/** @param {Progress} progress @returns {Generator<() => Promise<void>>} */
function* waysToInstall(progress) {
  const closed = whyNoDownload();
  if (closed) say(`  ${''.padEnd(15)} nothing to download: ${closed}`);
  else {
    const doing = 'downloading chrome-headless-shell with Puppeteer, about 100 MB';
    yield () => progress.step('browser', doing, () => downloadBrowser());
  }
  if (!canUseApt()) return;
  yield () => progress.step('browser', 'apt-get update', (tell) => refreshLists({ tell }));
  yield async () => {
    // The browser is there, but the system lacks libraries that it needs: servers, containers and WSL often do.
    if (!missingLibrary((await findUsable()).problem)) return;
    const doing = 'installing its libraries with apt-get';
    await progress.step('browser', doing, (tell) => installPackages('satisfy', [NEEDED_LIBRARIES.join(', ')], { tell }));
  };
  for (const name of DEBIAN_PACKAGES) {
    yield () =>
      progress.step('browser', `installing ${name} with apt-get`, (tell) => installPackages('install', [name], { tell }));
  }
}

/** Tries one way to get a browser; if it fails, the next one is tried. @param {() => Promise<void>} way */
async function attempt(way) {
  try {
    await way();
  } catch (error) {
    if (error instanceof SetUpError) throw error;
    say(`  ${''.padEnd(15)} that failed: ${inOneLine(error)}`);
  }
}

/** @param {unknown} error */
function inOneLine(error) {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof CommandError)) return error.message;
  if (error.reason !== 'failed') return error.detail;
  const lines = lastLines(error.output);
  // apt-get marks its errors; of Puppeteer's errors, the last one says why.
  const telling = lines.findLast((line) => /^E: |Provider: |^\w*Error: /.test(line.trim())) ?? lines.at(-1) ?? error.message;
  return telling.trim().slice(0, 200);
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
