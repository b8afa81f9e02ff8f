import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { refreshLists } from './apt.mjs';
import { inProject } from './project.mjs';
import { say } from './progress.mjs';
import { runCommand } from './run-command.mjs';

/** Where the packages are unpacked: nothing is installed on the machine, no service starts, and dpkg's lock is not needed. */
const FOLDER = inProject('.cache/pgbouncer');
const INSTALLED = [
  '/usr/sbin/pgbouncer',
  '/usr/local/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/usr/local/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
];

const NONE = `PgBouncer could not be found or downloaded: the tests of connection pooling will fail. Do one of these, then run the command again:
  - Debian or Ubuntu, as root:  apt-get install pgbouncer
  - macOS:  brew install pgbouncer
  - one that is there already:  export PGBOUNCER_PATH=/path/to/pgbouncer`;

/** PgBouncer: found, or Debian's, unpacked. All other tests run without it. @type {import('../set-up.mjs').Step} */
export const pooler = {
  name: 'pgbouncer',
  found: async () => findPooler()?.path,
  async make(progress) {
    if (existsSync('/usr/bin/apt-get')) {
      await progress.step('pgbouncer', 'downloading the Debian package', unpackWithApt).catch(() => undefined);
    }
    if (!findPooler()) say(NONE);
  },
};

/** The program, and what it must have in its environment. @returns {{ path: string, env: Record<string, string> } | undefined} */
export function findPooler() {
  const named = process.env['PGBOUNCER_PATH'];
  const path = named ? named : INSTALLED.find((one) => existsSync(one));
  if (path) return existsSync(path) ? { path, env: {} } : undefined;
  const unpacked = join(FOLDER, 'usr/sbin/pgbouncer');
  if (!existsSync(unpacked)) return undefined;
  const libraries = join(FOLDER, 'usr/lib');
  const folders = existsSync(libraries) ? readdirSync(libraries).map((name) => join(libraries, name)) : [];
  return { path: unpacked, env: { LD_LIBRARY_PATH: folders.join(':') } };
}

/** @param {import('./progress.mjs').Tell} tell */
async function unpackWithApt(tell) {
  const packages = await missingPackages().catch(async () => {
    // A fresh image has no lists of packages yet; fetching them takes root.
    await refreshLists({ tell });
    return missingPackages();
  });
  const unfinished = `${FOLDER}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await runCommand('sh', [
    '-ec',
    'cd "$0" && apt-get download "$@" && for file in *.deb; do dpkg-deb -x "$file" .; done',
    unfinished,
    ...packages,
  ]);
  rmSync(FOLDER, { recursive: true, force: true });
  await runCommand('mv', [unfinished, FOLDER]);
}

/** PgBouncer and the libraries that this machine lacks; what else its package depends on is for running it as a service. */
async function missingPackages() {
  const plan = await runCommand('apt-get', ['install', '--simulate', '--no-install-recommends', 'pgbouncer']);
  return [...plan.matchAll(/^Inst ((?:lib|pgbouncer)\S*)/gm)].map(([, name = '']) => name);
}
