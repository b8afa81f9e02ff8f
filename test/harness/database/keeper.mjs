// Keeps the PostgreSQL servers and temporary folders of one test run. A process of its own, so that nothing stays behind however the
// run ends: when its standard input closes, because the run is over or was killed, it stops the servers and removes the folder.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresInstallation } from './postgres-server.js';

const folder = await mkdtemp(join(tmpdir(), 'invoice-press-test-'));
await chmod(folder, 0o755);
const installation = new PostgresInstallation(folder);
/** @type {import('./postgres-server.js').PostgresServer[]} */
const servers = [];
/** @type {Promise<number> | undefined} */
let shared;

async function startServer() {
  const server = await installation.startServer();
  return servers.push(server) - 1;
}

/** @param {string[]} path */
async function answer([verb = '', id = '']) {
  const index = verb === 'shared' ? await (shared ??= startServer()) : verb === 'private' ? await startServer() : Number(id);
  const server = servers[index];
  if (!server) throw new Error(`no server ${id}`);
  if (verb === 'halt') await server.halt();
  if (verb === 'restart') await server.restart();
  return { id: index, port: server.port, pid: server.pid() };
}

const door = createServer((request, response) => {
  answer((request.url ?? '').split('/').slice(1)).then(
    (value) => response.end(JSON.stringify(value)),
    (error) => response.writeHead(500).end(String(error)),
  );
});
door.listen(0, '127.0.0.1', () => {
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  process.stdout.write(`${JSON.stringify({ door: `http://127.0.0.1:${address.port}`, folder })}\n`);
});

process.stdin.resume().once('close', () => void end());

async function end() {
  door.close();
  await shared?.catch(() => undefined);
  await Promise.all(servers.map((server) => server.halt()));
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  process.exit(0);
}
