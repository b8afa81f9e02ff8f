// Servers that tests need, such as PgBouncer: the installed one, or else Debian's, unpacked into .cache/. This installs nothing on the machine, starts no service, and needs
// neither root nor dpkg's lock.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';
import { say } from './progress.mjs';
import { runCommand } from './run-command.mjs';

const INSTALLED_IN = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
/** After this long without data, the mirror hangs. */
const IDLE_MS = 90_000;

/** @typedef {{ path: string, env: Record<string, string> }} Program the program, and the environment that it needs */

/**
 * @typedef {object} Words
 * @property {string} pathVariable names an installed program
 * @property {string} tests which ones fail without it
 * @property {string} [macOS] how to install it there
 * @property {string} [parts] pattern of the packages that are unpacked, besides the libraries
 * @property {typeof findProgram} [look] finds the program
 */

/**
 * @param {string} name of the program and of Debian's package
 * @param {Words} words
 * @returns {{ step: import('../set-up.mjs').Step, find: () => Program | undefined }}
 */
export function debianProgram(name, { pathVariable, tests, macOS = `brew install ${name}`, parts = name, look = findProgram }) {
  const folder = inProject(`.cache/${name}`);
  const find = () => look(name, folder, process.env[pathVariable]);
  const advice = `${name} could not be found or downloaded: the tests of ${tests} will fail. Do one of these, then run the command again:
  - Debian or Ubuntu, as root:  apt-get install ${name}
  - macOS:  ${macOS}
  - use one that you have:  export ${pathVariable}=/path/to/${name}`;
  /** All other tests run without it. @type {import('../set-up.mjs').Step} */
  const step = {
    name,
    found: async () => find()?.path,
    async make(progress) {
      if (existsSync('/usr/bin/apt-get')) {
        await progress.step(name, 'downloading the Debian package', () => unpack(name, parts, folder)).catch(() => undefined);
      }
      if (!find()) say(advice);
    },
  };
  return { step, find };
}

/** @param {string} name @param {string} folder @param {string | undefined} named @returns {Program | undefined} */
function findProgram(name, folder, named) {
  const path = named ? named : INSTALLED_IN.map((one) => join(one, name)).find((one) => existsSync(one));
  if (path) return existsSync(path) ? { path, env: {} } : undefined;
  const unpacked = join(folder, 'usr/sbin', name);
  if (!existsSync(unpacked)) return undefined;
  return { path: unpacked, env: { LD_LIBRARY_PATH: librariesOf(folder) } };
}

/** Folders with libraries that were unpacked. @param {string} folder */
export function librariesOf(folder) {
  const libraries = join(folder, 'usr/lib');
  return existsSync(libraries)
    ? readdirSync(libraries)
        .map((one) => join(libraries, one))
        .join(':')
    : '';
}

/** @param {string} name @param {string} parts @param {string} folder */
async function unpack(name, parts, folder) {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(join(unfinished, 'apt/lists/partial'), { recursive: true });
  mkdirSync(join(unfinished, 'apt/cache/archives/partial'), { recursive: true });
  try {
    await download(name, parts, unfinished, []);
  } catch {
    // A fresh image has no package lists, and only root may fetch those of the system: the second try uses lists of its own.
    const own = [
      '-o',
      `Dir::State::Lists=${unfinished}/apt/lists`,
      '-o',
      `Dir::Cache=${unfinished}/apt/cache`,
      '-o',
      'APT::Sandbox::User=',
    ];
    await runCommand('apt-get', [...own, 'update'], { idleMs: IDLE_MS });
    await download(name, parts, unfinished, own);
  }
  rmSync(join(unfinished, 'apt'), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/** Downloads the program and the libraries that this machine lacks. Other dependencies of its package are only for running it as a service. @param {string} name @param {string} parts @param {string} folder @param {string[]} options of apt-get */
async function download(name, parts, folder, options) {
  const plan = await runCommand('apt-get', [...options, 'install', '--simulate', '--no-install-recommends', name]);
  const isNeeded = new RegExp(`^Inst ((?:lib|${parts})\\S*)`, 'gm');
  const packages = Array.from(plan.matchAll(isNeeded), ([, one = '']) => one);
  const script = 'cd "$0" && apt-get "$@" && for file in *.deb; do dpkg-deb -x "$file" . && rm "$file"; done';
  await runCommand('sh', ['-ec', script, folder, ...options, 'download', ...packages], { idleMs: IDLE_MS });
}
