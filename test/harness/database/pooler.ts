import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pooler } from '../../../scripts/set-up/test-servers.mjs';
import { type TestServer, testFolder } from './servers.js';
import { freePort } from '../machine/ports.js';

/** A PgBouncer in transaction mode in front of a test server. */
export interface Pooler extends AsyncDisposable {
  readonly port: number;
  /** The same database through the pooler. @param url of the server */
  url(url: string): string;
  /** Kills it, and starts it again on the same port. */
  restart(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** @param size how many sessions of the server it has for each database */
export async function startPooler(server: TestServer, size: number): Promise<Pooler> {
  const program = pooler.find();
  if (!program) throw new Error('These tests need PgBouncer: npm test downloads it, or run apt-get install pgbouncer as root');
  const port = await freePort();
  const folder = await testFolder('pooler');
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(
    file,
    `[databases]
* = host=127.0.0.1 port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = ${size}
server_login_retry = 1
`,
  );
  await writeFile(join(folder, 'users.txt'), '"postgres" ""\n"invoice_press" ""\n');
  await chmod(folder, 0o755);
  // PgBouncer refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const start = () => startProcess(program, file, user);
  let child = await start();
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await gone;
    running.delete(child);
  };
  return {
    port,
    url: (url) => url.replace(/(@[^:/]+):\d+\//, `$1:${port}/`),
    restart: async () => {
      await stop();
      child = await start();
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function startProcess(
  { path, env }: { path: string; env: Record<string, string> },
  file: string,
  user: { uid?: number; gid?: number },
): Promise<ChildProcess> {
  const child = spawn(path, [file], { ...user, env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  running.add(child);
  let log = '';
  await new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('process up')) resolve(undefined);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`PgBouncer did not start:\n${log}`)));
  });
  child.stderr.removeAllListeners('data').resume();
  return child;
}
