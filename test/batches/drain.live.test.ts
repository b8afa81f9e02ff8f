import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedData } from '../chaos/world/seed-data.mjs';
import { batchClient } from '../harness/batches/batch-client.js';
import { freshDatabase } from '../harness/database/databases.js';
import { testFolder } from '../harness/database/servers.js';
import { until } from '../harness/machine/pause.js';
import { runBuilt } from '../harness/machine/program.js';
import { Random } from '../harness/random.js';
import { type ServiceProcess, startService } from '../harness/service/service-process.js';
import { type Database, openDatabase } from '../../src/records/open-database.js';

const INVOICES = 40;
const data = seedData(new Random(18), { organisations: 1, invoices: INVOICES, lines: () => 20 });

let database: Database;
let http: ServiceProcess;
let workers: ServiceProcess[];
let client: ReturnType<typeof batchClient>;
let startWorker: () => Promise<ServiceProcess>;

beforeAll(async () => {
  const options = await freshDatabase('postgresql');
  const folder = await testFolder('drain');
  // All in one chunk, and its time far longer than this test: who goes on with it, goes on because it was given back.
  const env = { DATABASE_URL: options.url ?? '', STORAGE_FOLDER: join(folder, 'batches'), BATCH_CHUNK_INVOICES: '100' };
  const file = join(folder, 'import.json');
  await writeFile(file, JSON.stringify(data.file));
  await runBuilt('cli/import', [file], env);
  const small = { ...env, CHROMIUM_BROWSERS: '1', CHROMIUM_PAGES: '1' };
  startWorker = () => startService({ ...small, ROLE: 'worker' });
  [http, ...workers] = await Promise.all([startService({ ...small, ROLE: 'http' }), startWorker()]);
  database = await openDatabase(options);
  client = batchClient(http.url, data.tenants[0]?.organisationId ?? '');
}, 120_000);

afterAll(async () => {
  await database.close();
  await Promise.all([http, ...workers].map((service) => service.stop()));
});

describe('a worker that is told to stop', () => {
  it('gives its chunk back, and another one goes on with it at once', async () => {
    const second = await startWorker();
    workers.push(second);
    const { id } = (await (await client.create({ invoices: { filter: {} } })).json()) as { id: string };
    await until(async () => (await client.get(id)).counts.done >= 3, 60_000);
    // One of the two has the only chunk.
    const [first] = workers;
    const holder = await holderOf(id);
    const leaving = holder === 'first' ? first : second;
    expect(await leaving?.stop()).toMatchObject({ code: 0, orphans: 0 });
    const left = (await client.get(id)).counts.waiting;
    expect(left).toBeGreaterThan(0);
    const stopped = performance.now();
    await until(async () => (await client.get(id)).counts.waiting < left, 10_000);
    expect(performance.now() - stopped).toBeLessThan(10_000);
    expect(await client.ended(id)).toMatchObject({ state: 'finished', counts: { done: INVOICES, failed: 0 } });
    const attempts = await database.prisma.batchItem.findMany({ where: { batchId: id, attempts: { not: 1 } } });
    expect(attempts).toEqual([]);
    const released = await database.prisma.auditEntry.count({ where: { action: 'INVOICE_PDF_DOWNLOADED' } });
    expect(released).toBe(INVOICES);
  }, 120_000);
});

/** Which of two workers prints: it uses more CPU. */
async function holderOf(id: string): Promise<'first' | 'second'> {
  const { cpuOfTree } = await import('../../bench/lib/cpu.mjs');
  const look = () => workers.map(({ pid }) => cpuOfTree(pid));
  const before = look();
  const { done } = (await client.get(id)).counts;
  await until(async () => (await client.get(id)).counts.done >= done + 3, 30_000);
  const [one = 0, other = 0] = look().map((seconds, index) => seconds - (before[index] ?? 0));
  return one > other ? 'first' : 'second';
}
