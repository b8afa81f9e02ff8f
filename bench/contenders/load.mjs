// The load on a service over HTTP: connections stay open, each asks for the next PDF when it has the last one.
import { measure } from '../lib/measure.mjs';
import { PdfClient, pagesOf } from '../lib/pdf-client.mjs';
import { cpuApart, cpuOfTree } from '../lib/cpu.mjs';
import { serveParent } from '../lib/worker.mjs';

/**
 * @typedef {object} Target
 * @property {number} port
 * @property {string[]} tokens by organisation
 * @property {number} pid of the service
 * @property {number} [postgres] pid of the postmaster
 */

/** @type {Map<string, PdfClient[]>} */
const clients = new Map();

/** Connections take turns among the organisations. @param {Target} target @param {string[]} paths by organisation @param {number} count */
function clientsOf({ port, tokens }, paths, count) {
  const key = `${port} ${paths.join(' ')}`;
  const open = clients.get(key) ?? [];
  clients.set(key, open);
  while (open.length < count) {
    const organisation = open.length % paths.length;
    open.push(new PdfClient(port, paths[organisation] ?? '', tokens[organisation] ?? ''));
  }
  return open.slice(0, count);
}

/** @param {Target} target */
function cpu({ pid, postgres }) {
  const { user, system } = process.cpuUsage();
  const service = cpuApart(pid);
  return {
    node: service.own,
    chromium: service.children,
    ...(postgres !== undefined && { postgresql: cpuOfTree(postgres) }),
    load: (user + system) / 1e6,
  };
}

serveParent({
  /** @param {{ target: Target, paths: string[], concurrency: number, seconds: number, warmUpSeconds: number }} question */
  async measure({ target, paths, concurrency, seconds, warmUpSeconds }) {
    const open = clientsOf(target, paths, concurrency);
    const job = async (/** @type {number} */ lane) => (await open[lane]?.fetch())?.length ?? 0;
    try {
      return await measure({ lanes: concurrency, seconds, warmUpSeconds, job, cpu: () => cpu(target) });
    } catch (error) {
      // Half-answered connections are of no use to the next slot.
      for (const client of open) client.close();
      clients.clear();
      throw error;
    }
  },
  /** One PDF, for its size and its time, on a connection of its own. @param {{ target: Target, paths: string[] }} question */
  async once({ target: { port, tokens }, paths }) {
    const client = new PdfClient(port, paths[0] ?? '', tokens[0] ?? '');
    try {
      await client.connected;
      const start = performance.now();
      const pdf = await client.fetch();
      return { milliseconds: performance.now() - start, bytes: pdf.length, pages: pagesOf(pdf) };
    } finally {
      client.close();
    }
  },
});
