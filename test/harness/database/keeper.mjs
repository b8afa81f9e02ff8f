// Keeps the PostgreSQL servers and temporary folders of one test run. A process of its own, so that nothing stays behind however the
// run ends: when its standard input closes, because the run is over or was killed, it stops the servers and removes the folder.
import { createServer } from 'node:http';
import { openFolder, removeFolder } from '../machine/folders.js';
import { listen } from '../machine/ports.js';
import { PostgresInstallation } from './postgres-server.js';

const folder = await openFolder('test');
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
const port = await listen(door);
process.stdout.write(`${JSON.stringify({ door: `http://127.0.0.1:${port}`, folder })}\n`);

process.stdin.resume().once('close', () => void end());

async function end() {
  door.close();
  await shared?.catch(() => undefined);
  await Promise.all(servers.map((server) => server.halt()));
  await removeFolder(folder);
  process.exit(0);
}
