import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gateway } from '../../../scripts/set-up/test-servers.mjs';
import { testFolder } from '../database/servers.js';
import { until } from '../machine/pause.js';
import { freePort } from '../machine/ports.js';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

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
  const program = gateway.find();
  if (!program) throw new Error('These tests need nginx: npm test downloads it, or run apt-get install nginx as root');
  const folder = await testFolder('nginx');
  const port = await freePort();
  const template = join(folder, 'nginx.conf.template');
  await writeFile(
    template,
    adapted(await readFile(`${PROJECT}deploy/nginx/nginx.conf.template`, 'utf8'), folder, port, replicas),
  );
  const file = join(folder, 'nginx.conf');
  const PATH = `${dirname(program.path)}:${process.env['PATH'] ?? ''}`;
  const child = spawn('sh', [`${PROJECT}deploy/nginx/start.sh`, template, file], {
    env: { PATH, ...program.env, ...env },
    stdio: 'pipe',
  });
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
