import { readFileSync } from 'node:fs';
import { missingLibrary } from './browser-probe.mjs';

/** What chrome-headless-shell needs of Debian and Ubuntu, as dependencies: names ending in t64 are those of Ubuntu 24.04 and Debian 13. */
export const NEEDED_LIBRARIES = [
  'libnss3',
  'libnspr4',
  'libdbus-1-3',
  'libexpat1',
  'libgbm1',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  ...['libasound2', 'libatk1.0-0', 'libatk-bridge2.0-0', 'libatspi2.0-0', 'libcups2', 'libglib2.0-0'].map(
    (name) => `${name}t64 | ${name}`,
  ),
];

const DOWNLOAD = 'npx puppeteer browsers install chrome-headless-shell   (downloads from storage.googleapis.com)';
const OWN = 'export PUPPETEER_EXECUTABLE_PATH=/path/to/it   if you have a Chromium or Chrome (133 or newer)';

/** How to get a browser on this system. @param {string} [path] of one that does not start @param {string} [problem] */
export function browserAdvice(path, problem) {
  const system = systemFamily();
  const ways = [
    ...(path && !missingLibrary(problem) ? [`delete the folder of ${path}, if it was downloaded: it may be incomplete`] : []),
    ...waysOn(system, path),
    OWN,
  ];
  return `one of these, then run the command again:\n${ways.map((way) => `  - ${way}`).join('\n')}`;
}

/** @param {string} system @param {string | undefined} path */
function waysOn(system, path) {
  const libraries = `sudo apt-get update && sudo apt-get satisfy --no-install-recommends '${NEEDED_LIBRARIES.join(', ')}'`;
  /** @type {Record<string, string[]>} */
  const ways = {
    debian: ['sudo apt-get update && sudo apt-get install chromium-headless-shell   (or: chromium)', DOWNLOAD],
    ubuntu: [
      path ? `${libraries}   (what the downloaded browser needs)` : DOWNLOAD,
      'Google Chrome, as a package from google.com/chrome',
    ],
    fedora: ['sudo dnf install chromium'],
    alpine: ['apk add chromium'],
    arch: ['sudo pacman -S chromium'],
    suse: ['sudo zypper install chromium'],
    macos: [DOWNLOAD],
    windows: ['work in WSL: invoice-press is for Linux'],
  };
  return ways[system] ?? [DOWNLOAD, 'the package of Chromium of your system'];
}

/** Which Linux distribution this is, from os-release(5). */
function systemFamily() {
  if (process.platform === 'darwin') return 'macos';
  if (process.platform === 'win32') return 'windows';
  const words = osRelease()
    .toLowerCase()
    .split(/[\s"'=]+/);
  return (
    ['ubuntu', 'debian', 'fedora', 'rhel', 'alpine', 'arch', 'suse']
      .find((name) => words.includes(name))
      ?.replace('rhel', 'fedora') ?? ''
  );
}

function osRelease() {
  try {
    return (readFileSync('/etc/os-release', 'utf8').match(/^(?:ID|ID_LIKE)=.*$/gm) ?? []).join(' ');
  } catch {
    return '';
  }
}
