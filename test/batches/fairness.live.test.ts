import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BatchRequest } from '../../src/invoices/batches/batch.js';
import type { Job } from '../../src/queue/index.js';
import { createBatch } from '../../src/records/batches/create-batch.js';
import { parseImport } from '../../src/records/import/format/parse-import.js';
import { importRecords } from '../../src/records/import/import-records.js';
import type { Database } from '../../src/records/open-database.js';
import { auditContext } from '../harness/database/audit.js';
import { KINDS, openFreshDatabase } from '../harness/database/databases.js';

// Machines take the chunks of organisations in turns: everyone's chunk n before anyone's chunk n + 1, whoever came first.

const ORGANISATIONS = { A: randomUUID(), B: randomUUID(), C: randomUUID() };
type Name = keyof typeof ORGANISATIONS;
const filter = { issuedFrom: null, issuedTo: null, accounts: null, statuses: ['issued'], types: ['invoice'] } as const;
const print = { locale: null, conformance: null, conformanceFaults: null, eInvoice: null, eInvoiceFaults: null, profile: null };
const request: BatchRequest = {
  selection: { filter },
  options: { contents: ['pdf'], delivery: 'zip', order: 'number', print },
  webhookUrl: null,
};

describe.each(KINDS)('the turns of organisations on %s', (kind) => {
  let database: Database;
  /** Names of batches by id: A1 is the first one of A. */
  let names: Map<string, string>;
  /** Jobs that were taken and not completed: workers have them. */
  let taken: Job[];

  beforeAll(async () => {
    database = await openFreshDatabase(kind);
    await database.queue.start();
    const line = { name: 'Fern', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '19' };
    const invoices = (name: Name, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        organisationId: ORGANISATIONS[name],
        accountId: 'A1',
        number: `${name}-${index}`,
        currencyCode: 'EUR',
        issueDate: '2026-11-01',
        lines: [line],
      }));
    const ids = Object.entries(ORGANISATIONS);
    const records = {
      organisations: ids.map(([name, id]) => ({ id, name, address: { countryCode: 'DE' } })),
      customers: ids.map(([name, organisationId]) => ({ organisationId, accountId: 'A1', name: `Customer of ${name}` })),
      invoices: [...invoices('A', 6), ...invoices('B', 3), ...invoices('C', 1)],
    };
    await importRecords(database.prisma, parseImport(JSON.stringify(records)));
    [names, taken] = [new Map(), []];
  }, 120_000);
  afterAll(() => database.close());

  /** A chunk for each invoice. */
  const create = async (name: Name, as: string) => {
    const context = auditContext({ organisationId: ORGANISATIONS[name] });
    const asked = { request, requestSha256: 'ab'.repeat(32), idempotencyKey: null, chunkSize: 1, mostItems: 10 };
    names.set((await createBatch(database, context, asked)).id, as);
  };

  /** What workers take next, such as `A1.0`: the first chunk of the batch A1. */
  const take = async (most: number) => {
    const chunks: string[] = [];
    while (chunks.length < most) {
      const job = await database.queue.take('batch-chunk');
      if (!job) break;
      const { batchId, chunk } = job.data as { batchId: string; chunk: number };
      chunks.push(`${names.get(batchId)}.${chunk}`);
      taken.push(job);
    }
    return chunks;
  };

  it('begin for a newcomer beside the next chunks of those who were there, and no machine waits', async () => {
    await create('A', 'A1');
    // Nobody else asks: A has all machines.
    expect(await take(2)).toEqual(['A1.0', 'A1.1']);
    await create('B', 'B1');
    expect(await take(3)).toEqual(['A1.2', 'B1.0', 'A1.3']);
    // C comes last and has one chunk; a second batch of A does not get ahead of its first.
    await create('C', 'C1');
    await create('A', 'A2');
    expect(await take(99)).toEqual(['B1.1', 'C1.0', 'A1.4', 'B1.2', 'A1.5', 'A2.0', 'A2.1', 'A2.2', 'A2.3', 'A2.4', 'A2.5']);
  });

  it('are no more for an organisation that asks for several batches at once', async () => {
    expect(await take(99)).toEqual([]);
    await Promise.all([create('A', 'A3'), create('A', 'A3')]);
    await create('B', 'B2');
    const chunks = await take(99);
    expect(chunks.slice(0, 6).filter((chunk) => chunk.startsWith('B2'))).toEqual(['B2.0', 'B2.1', 'B2.2']);
  });

  it('keep their place if a worker gives a chunk back', async () => {
    const chunkOf = (job: Job) =>
      `${names.get((job.data as { batchId: string }).batchId)}.${(job.data as { chunk: number }).chunk}`;
    const back = taken.filter((job) => ['A2.5', 'B1.1', 'A1.4'].includes(chunkOf(job)));
    for (const job of back) await database.queue.giveBack('batch-chunk', job);
    expect(await take(99)).toEqual(['B1.1', 'A1.4', 'A2.5']);
  });
});
