import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresInstallation } from '../../harness/database/postgres-server.js';
import { signal } from './processes.mjs';

/**
 * @typedef {object} DatabaseServer
 * @property {number} port on 127.0.0.1; user postgres, no password
 * @property {() => Promise<void>} halt at once, keeping the cluster
 * @property {() => Promise<void>} restart after it was halted
 */

/** A throw-away PostgreSQL server, and a folder that everyone may enter. Nothing of them stays. */
export async function startPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'invoice-press-chaos-'));
  await chmod(folder, 0o755);
  const server = await new PostgresInstallation(folder).startServer();
  // Quick and without ceremony, where nobody waits for the orderly end.
  process.once('exit', () => signal(server.pid(), 'SIGQUIT'));
  const remove = async () => {
    await server.halt();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  return { server, folder, remove };
}
