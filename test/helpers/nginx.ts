import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { testFolder } from './database-servers.js';
import { until } from './fake-service.js';
import { freePort } from './postgres-server.js';

const run = promisify(execFile);
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(PROJECT, 'node_modules', '.cache', 'invoice-press', 'nginx');

/** A real nginx with the configuration of compose.yaml. */
export interface Nginx {
  port: number;
  /** The whole configuration as nginx reads it. */
  configuration: string;
  stop(): Promise<void>;
}

/**
 * Starts nginx through deploy/nginx/start.sh. Only what belongs to the containers is replaced: addresses, folders, the user.
 * @param replicas ports of the service on 127.0.0.1 @param env settings that the gateway shares with the service
 */
export async function startNginx(replicas: readonly number[], env: Record<string, string> = {}): Promise<Nginx> {
  const program = await findNginx();
  const folder = await testFolder('nginx');
  const port = await freePort();
  const template = join(folder, 'nginx.conf.template');
  await writeFile(
    template,
    adapted(await readFile(`${PROJECT}deploy/nginx/nginx.conf.template`, 'utf8'), folder, port, replicas),
  );
  const file = join(folder, 'nginx.conf');
  const PATH = `${dirname(program)}:${process.env['PATH'] ?? ''}`;
  const child = spawn('sh', [`${PROJECT}deploy/nginx/start.sh`, template, file], { env: { PATH, ...env }, stdio: 'pipe' });
  let said = '';
  child.stdout.resume();
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${said}`);
    return listens(port);
  });
  return {
    port,
    configuration: await readFile(file, 'utf8'),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function adapted(template: string, folder: string, port: number, replicas: readonly number[]): string {
  const servers = replicas.map((replica) => `server 127.0.0.1:${replica} max_fails=2 fail_timeout=5s;`).join('\n');
  return replaced(
    template,
    [/server app:3000 resolve [^;]*;/, servers],
    [/listen 8080 default_server;/, `listen 127.0.0.1:${port} default_server;`],
    // Node's pipes are sockets, which nginx cannot open by this name.
    [/access_log \/dev\/stdout/, `access_log /tmp/access.log`],
    // Started by root, its workers would be another user, who may not write here.
    [/worker_processes 2;/, process.getuid?.() === 0 ? 'worker_processes 1;\nuser root;' : 'worker_processes 1;'],
  ).replaceAll('/tmp/', `${folder}/`);
}

function replaced(text: string, ...changes: [RegExp, string][]): string {
  return changes.reduce((before, [pattern, replacement]) => {
    if (!pattern.test(before)) throw new Error(`the gateway's configuration has no ${String(pattern)}`);
    return before.replace(pattern, replacement);
  }, text);
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** nginx as it is installed; else Debian's, unpacked below node_modules and installed nowhere. */
async function findNginx(): Promise<string> {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', join(CACHE, 'usr', 'sbin')];
  const find = () => folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
  const found = find();
  if (found !== undefined) return found;
  await unpackDebianPackage().catch((cause: unknown) => {
    throw new Error(
      'These tests need nginx. Install it (apt-get install nginx-light, brew install nginx), then run them again.',
      { cause },
    );
  });
  return find() ?? '';
}

/** Needs neither root nor dpkg's lock: with lists of packages of its own where those of the system are not there or too old. */
async function unpackDebianPackage(): Promise<void> {
  const folder = await testFolder('apt');
  const lists = ['-o', `Dir::State::Lists=${folder}/lists`, '-o', `Dir::Cache=${folder}/cache`, '-o', 'APT::Sandbox::User='];
  await mkdir(`${folder}/lists/partial`, { recursive: true });
  await mkdir(`${folder}/cache/archives/partial`, { recursive: true });
  const options = { cwd: folder, timeout: 120_000 };
  await run('apt-get', ['download', 'nginx'], options).catch(async () => {
    await run('apt-get', [...lists, 'update'], options);
    await run('apt-get', [...lists, 'download', 'nginx'], options);
  });
  const archive = (await readdir(folder)).find((name) => name.endsWith('.deb')) ?? 'absent.deb';
  await run('dpkg-deb', ['-x', archive, `${folder}/unpacked`], options);
  await rm(CACHE, { recursive: true, force: true });
  await mkdir(dirname(CACHE), { recursive: true });
  await run('cp', ['-r', `${folder}/unpacked`, `${CACHE}.new`]);
  await rename(`${CACHE}.new`, CACHE);
}
