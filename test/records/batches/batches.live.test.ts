import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BatchRequest } from '../../../src/invoices/batches/batch.js';
import {
  batchQueueState,
  deleteOldBatch,
  findExpired,
  findOldBatches,
  noteExpired,
  restoreJobs,
} from '../../../src/records/batches/clean-up.js';
import { cancelBatch, retryBatch } from '../../../src/records/batches/change-batch.js';
import { createBatch } from '../../../src/records/batches/create-batch.js';
import { doneItems, endBatch, findFinishing } from '../../../src/records/batches/end-batch.js';
import { findBatch } from '../../../src/records/batches/find-batch.js';
import { beginItem, endOfItems, failItem, openChunk, putItemBack, releaseItem } from '../../../src/records/batches/work-items.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import type { Database } from '../../../src/records/open-database.js';
import { auditContext, download } from '../../harness/database/audit.js';
import { KINDS, openFreshDatabase } from '../../harness/database/databases.js';

// What the database promises of batches: nothing is released twice, nothing is lost, nothing foreign is seen.

const print = { locale: null, conformance: null, conformanceFaults: null, eInvoice: null, eInvoiceFaults: null, profile: null };
const options = { contents: ['pdf'], delivery: 'zip', order: 'issue-date', print } as const;
const filter = {
  issuedFrom: null,
  issuedTo: null,
  accounts: null,
  statuses: ['issued'],
  types: ['invoice', 'credit-note'],
} as const;
const ALL: BatchRequest = { selection: { filter }, options, webhookUrl: null };
const NOTHING = async () => undefined;

describe.each(KINDS)('batches on %s', (kind) => {
  let database: Database;
  const organisationId = randomUUID();
  const context = () => auditContext({ organisationId });
  const create = (request = ALL, fields: object = {}) =>
    createBatch(database, context(), {
      request,
      requestSha256: 'ab'.repeat(32),
      idempotencyKey: null,
      chunkSize: 2,
      mostItems: 10,
      ...fields,
    });

  beforeAll(async () => {
    database = await openFreshDatabase(kind);
    await database.queue.start();
    const line = { name: 'Fern', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '19' };
    const common = { organisationId, accountId: 'A1', currencyCode: 'EUR', lines: [line] };
    const invoices = [5, 3, 1, 2, 4].map((day) => ({ ...common, number: `N-${day}`, issueDate: `2026-11-0${day}` }));
    const records = {
      organisations: [{ id: organisationId, name: 'Fern & Co', address: { countryCode: 'DE' } }],
      customers: [{ organisationId, accountId: 'A1', name: 'Moss Ltd' }],
      invoices: [...invoices, { ...common, number: 'N-6', issueDate: '2026-11-06', status: 'DRAFT' }],
    };
    await importRecords(database.prisma, parseImport(JSON.stringify(records)));
  }, 120_000);
  afterAll(() => database.close());

  /** Takes the jobs of chunks as a worker does, and says which ones they are. */
  const takeAll = async () => {
    const jobs: { batchId: string; chunk: number }[] = [];
    for (let job = await database.queue.take('batch-chunk'); job; job = await database.queue.take('batch-chunk')) {
      jobs.push(job.data as { batchId: string; chunk: number });
      await database.queue.complete('batch-chunk', job);
    }
    return jobs;
  };

  /** Moves a time of a batch away from now, by the clock of the database. */
  const setTime = async (id: string, column: 'created_at' | 'expires_at' | 'expired_at', fromNow: string) => {
    const sql = `UPDATE "batches" SET "${column}" = now() + $1::interval WHERE "id" = $2::uuid`;
    await database.prisma.$executeRawUnsafe(sql, fromNow, id);
  };

  /** Every item fails, so that the result is to be made. */
  const failAll = async (id: string) => {
    await openChunk(database.prisma, id, 0);
    for (const position of [0, 1, 2, 3, 4]) await failItem(database.prisma, id, position, 'render_failed');
    await endOfItems(database, id);
  };

  /** The batch ends without a result. */
  const endFailed = async (id: string) => {
    const finishing = await findFinishing(database.prisma, id);
    if (!finishing) throw new Error('it does not finish');
    await endBatch(database.prisma, finishing, { result: null, errorCode: 'storage_full', lifetimeMs: 3_600_000 }, NOTHING);
  };

  it('hold the issued invoices of a filter in their order, by chunks, and nothing of a draft', async () => {
    const { id } = await create();
    const chunks = [
      await openChunk(database.prisma, id, 0),
      await openChunk(database.prisma, id, 1),
      await openChunk(database.prisma, id, 2),
    ];
    expect(chunks.map((chunk) => chunk?.items.map(({ invoiceNumber }) => invoiceNumber))).toEqual([
      ['N-1', 'N-2'],
      ['N-3', 'N-4'],
      ['N-5'],
    ]);
    expect(await takeAll()).toEqual([0, 1, 2].map((chunk) => ({ batchId: id, chunk })));
    expect(await findBatch(database.prisma, randomUUID(), id)).toBeNull();
    await cancelBatch(database.prisma, context(), id);
  });

  it('hold named invoices in their order, each once', async () => {
    const rows = await database.prisma.invoice.findMany({ where: { organisationId, number: { in: ['N-5', 'N-1'] } } });
    const [first, last] = [rows.find(({ number }) => number === 'N-5'), rows.find(({ number }) => number === 'N-1')];
    const ids = [
      { name: 'a', reference: { id: first?.id ?? '' } },
      { name: 'b', reference: { sequence: last?.sequence ?? 0n } },
      { name: 'c', reference: { sequence: first?.sequence ?? 0n } },
    ];
    const { id } = await create({ ...ALL, selection: { ids }, options: { ...options, order: 'as-given' } });
    expect((await openChunk(database.prisma, id, 0))?.items).toMatchObject([
      { position: 0, invoiceNumber: 'N-5' },
      { position: 1, invoiceNumber: 'N-1' },
    ]);
    expect((await findBatch(database.prisma, organisationId, id))?.counts.total).toBe(2);
    await cancelBatch(database.prisma, context(), id);
    await takeAll();
  });

  it('are refused if they are too large, and then leave nothing behind', async () => {
    const before = await database.prisma.batch.count();
    await expect(create(ALL, { mostItems: 4 })).rejects.toMatchObject({
      faults: [{ path: 'invoices.filter', message: expect.stringContaining('more than 4') }],
    });
    expect(await database.prisma.batch.count()).toBe(before);
    expect(await takeAll()).toEqual([]);
  });

  it('release an item once, with one audit entry, however often its chunk is done', async () => {
    const { id } = await create();
    const chunk = await openChunk(database.prisma, id, 0);
    if (!chunk) throw new Error('no chunk');
    const [item] = chunk.items;
    const output = { content: 'pdf', key: 'a/b', fileName: 'N-1.pdf', byteLength: 3, sha256: 'cd'.repeat(32) } as const;
    const pdf = download({ invoiceId: item?.invoiceId ?? '', sha256: output.sha256 });
    const release = () => releaseItem(database.prisma, chunk, 0, { outputs: [output], pdf: { ...pdf, batchId: id } });
    expect(await Promise.all([release(), release(), release()])).toEqual(expect.arrayContaining([true, false, false]));
    expect(await release()).toBe(false);
    const entries = await database.prisma.auditEntry.findMany({
      where: { details: { path: ['batchId'], equals: id }, action: 'INVOICE_PDF_DOWNLOADED' },
    });
    expect(entries).toMatchObject([{ sha256: output.sha256, subject: 'billing-worker', organisationId }]);
    expect(await doneItems(database.prisma, id, -1, 10)).toMatchObject([{ position: 0, outputs: [output] }]);
    // A fault that comes later does not undo it.
    await failItem(database.prisma, id, 0, 'render_failed');
    expect((await findBatch(database.prisma, organisationId, id))?.counts).toMatchObject({ done: 1, failed: 0, waiting: 4 });
    await cancelBatch(database.prisma, context(), id);
    await takeAll();
  });

  it('release nothing of an item that was cancelled meanwhile', async () => {
    const { id } = await create();
    const chunk = await openChunk(database.prisma, id, 0);
    if (!chunk) throw new Error('no chunk');
    await cancelBatch(database.prisma, context(), id);
    expect(await beginItem(database.prisma, id, 0)).toBeNull();
    expect(await releaseItem(database.prisma, chunk, 0, { outputs: [], pdf: download() })).toBe(false);
    expect(await openChunk(database.prisma, id, 0)).toBeNull();
    expect(await findBatch(database.prisma, organisationId, id)).toMatchObject({ state: 'cancelled', counts: { cancelled: 5 } });
    await takeAll();
  });

  it('count how often the work on an item begins, and take back what was interrupted on purpose', async () => {
    const { id } = await create();
    expect(await beginItem(database.prisma, id, 0)).toBe(1);
    expect(await beginItem(database.prisma, id, 0)).toBe(2);
    await putItemBack(database.prisma, id, 0);
    expect(await beginItem(database.prisma, id, 0)).toBe(2);
    await cancelBatch(database.prisma, context(), id);
    await takeAll();
  });

  it('end once, when no item waits; what failed can be tried again, and only that', async () => {
    const { id } = await create();
    await takeAll();
    for (const chunk of [0, 1, 2]) await openChunk(database.prisma, id, chunk);
    for (const position of [0, 1, 2, 3]) await failItem(database.prisma, id, position, 'template_error');
    expect(await endOfItems(database, id)).toBe(false);
    await failItem(database.prisma, id, 4, 'render_failed');
    const ends = await Promise.all([endOfItems(database, id), endOfItems(database, id)]);
    expect(ends.filter(Boolean)).toHaveLength(1);
    const job = await database.queue.take('batch-finish');
    expect(job?.data).toEqual({ batchId: id });
    if (job) await database.queue.complete('batch-finish', job);
    const finishing = await findFinishing(database.prisma, id);
    if (!finishing) throw new Error('it does not finish');
    const result = { key: 'k', fileName: 'f.zip', contentType: 'application/zip', byteLength: 1, sha256: 'ef'.repeat(32) };
    const end = { result, errorCode: null, lifetimeMs: 3_600_000 };
    expect(await endBatch(database.prisma, finishing, end, NOTHING)).toBe(true);
    expect(await endBatch(database.prisma, finishing, end, NOTHING)).toBe(false);
    expect(await findBatch(database.prisma, organisationId, id)).toMatchObject({
      state: 'finished',
      result,
      counts: { failed: 5 },
      faults: [{ code: 'template_error' }, {}, {}, {}, { code: 'render_failed' }],
    });

    await retryBatch(database, context(), id);
    expect(await findBatch(database.prisma, organisationId, id)).toMatchObject({
      state: 'queued',
      result: null,
      counts: { waiting: 5, failed: 0 },
    });
    expect(await takeAll()).toEqual([0, 1, 2].map((chunk) => ({ batchId: id, chunk })));
    // A result that was made for the round before does not count.
    expect(await endBatch(database.prisma, finishing, end, NOTHING)).toBe(false);
    await expect(retryBatch(database, auditContext(), id)).rejects.toThrow('Batch not found');
    await expect(retryBatch(database, context(), id)).rejects.toMatchObject({ code: 'batch_state' });
    await cancelBatch(database.prisma, context(), id);
  });

  it('undo the end if what belongs to it fails', async () => {
    const { id } = await create();
    await takeAll();
    await openChunk(database.prisma, id, 0);
    for (const position of [0, 1, 2, 3, 4]) await failItem(database.prisma, id, position, 'render_failed');
    await endOfItems(database, id);
    await database.queue.take('batch-finish');
    const finishing = await findFinishing(database.prisma, id);
    if (!finishing) throw new Error('it does not finish');
    const broken = endBatch(database.prisma, finishing, { result: null, errorCode: 'storage_full', lifetimeMs: 1 }, () =>
      Promise.reject(new Error('no webhook')),
    );
    await expect(broken).rejects.toThrow('no webhook');
    expect(await findBatch(database.prisma, organisationId, id)).toMatchObject({ state: 'finishing' });
    await endBatch(database.prisma, finishing, { result: null, errorCode: 'storage_full', lifetimeMs: 3_600_000 }, NOTHING);
    expect(await findBatch(database.prisma, organisationId, id)).toMatchObject({ state: 'failed', errorCode: 'storage_full' });
  });

  it('get lost jobs back, and no job twice', async () => {
    const { id } = await create();
    await takeAll();
    await database.prisma.$executeRawUnsafe('DELETE FROM pgboss.job');
    // Young batches are left alone: their jobs may be on their way.
    await restoreJobs(database);
    expect(await takeAll()).toEqual([]);
    await database.prisma.$executeRaw`UPDATE "batches" SET "created_at" = now() - interval '1 hour' WHERE "id" = ${id}::uuid`;
    await restoreJobs(database);
    await restoreJobs(database);
    expect(await takeAll()).toEqual([0, 1, 2].map((chunk) => ({ batchId: id, chunk })));
    expect((await batchQueueState(database.prisma)).itemsWaiting).toBe(5);
    await cancelBatch(database.prisma, context(), id);
  });

  it('expire with their files, and go some days later', async () => {
    const { prisma } = database;
    const { id } = await create();
    await takeAll();
    await cancelBatch(prisma, context(), id);
    await setTime(id, 'expires_at', '-1 second');
    expect(await findExpired(prisma, 100)).toContainEqual({ id, organisationId });
    expect(await noteExpired(prisma, id)).toBe(true);
    expect(await noteExpired(prisma, id)).toBe(false);
    expect(await findExpired(prisma, 100)).not.toContainEqual({ id, organisationId });
    expect(await findBatch(prisma, organisationId, id)).toMatchObject({ isExpired: true });
    expect(await findOldBatches(prisma, 1, 100)).toEqual([]);
    await setTime(id, 'expired_at', '-2 days');
    const [old] = await findOldBatches(prisma, 1, 100);
    if (!old) throw new Error('it is not old');
    expect(old).toEqual({ id, organisationId });
    // While its files cannot be deleted, its rows stay: they say where the files are.
    const broken = deleteOldBatch(prisma, old, () => Promise.reject(new Error('no storage')));
    await expect(broken).rejects.toThrow('no storage');
    expect(await prisma.batchItem.count({ where: { batchId: id } })).toBe(5);
    // Another worker deletes the same items, so that this one finds none to delete, and yet some are left.
    const overtaken = {
      $executeRaw: (sql: TemplateStringsArray, ...values: unknown[]) =>
        sql.join('').includes('DELETE FROM "batch_items"') ? Promise.resolve(0) : prisma.$executeRaw(sql, ...values),
    } as unknown as Pick<typeof prisma, '$executeRaw'>;
    expect(await deleteOldBatch(overtaken, old, NOTHING)).toBe(false);
    expect(await findBatch(prisma, organisationId, id)).not.toBeNull();

    const files: unknown[] = [];
    expect(await deleteOldBatch(prisma, old, async (batch) => files.push(batch))).toBe(true);
    expect(files).toEqual([{ id, organisationId }]);
    expect(await findBatch(prisma, organisationId, id)).toBeNull();
    expect(await prisma.batchItem.count({ where: { batchId: id } })).toBe(0);
  });

  it('keep their files for some minutes after they were cancelled: those of work in flight arrive before they go', async () => {
    const { id } = await create();
    await takeAll();
    await cancelBatch(database.prisma, context(), id);
    expect(await findExpired(database.prisma, 100)).not.toContainEqual({ id, organisationId });
    expect(await noteExpired(database.prisma, id)).toBe(false);
    const { expiresAt, finishedAt } = (await findBatch(database.prisma, organisationId, id)) ?? {};
    expect(Number(expiresAt) - Number(finishedAt)).toBe(600_000);
  });

  it('are not tried again once their time is over, even before their files are deleted', async () => {
    const { id } = await create();
    await takeAll();
    await failAll(id);
    await endFailed(id);
    await setTime(id, 'expires_at', '0');
    await expect(retryBatch(database, context(), id)).rejects.toMatchObject({
      code: 'batch_state',
      message: expect.stringContaining('after their lifetime'),
    });
    await setTime(id, 'expires_at', '1 hour');
    await retryBatch(database, context(), id);
    // A worker that had found it expired does not spoil the new round.
    expect(await noteExpired(database.prisma, id)).toBe(false);
    expect(await findBatch(database.prisma, organisationId, id)).toMatchObject({ state: 'queued', isExpired: false });
    await takeAll();
    await cancelBatch(database.prisma, context(), id);
  });

  it('count as one chunk that waits while their result is to be made', async () => {
    const nothing = { chunksWaiting: 0, chunksRunning: 0, itemsWaiting: 0, oldestSeconds: null };
    expect(await batchQueueState(database.prisma)).toEqual(nothing);
    const { id } = await create();
    await takeAll();
    await setTime(id, 'created_at', '-90 seconds');
    const oldestSeconds = expect.closeTo(90, -2);
    expect(await batchQueueState(database.prisma)).toEqual({ ...nothing, chunksWaiting: 3, itemsWaiting: 5, oldestSeconds });
    await openChunk(database.prisma, id, 0);
    await beginItem(database.prisma, id, 0);
    expect(await batchQueueState(database.prisma)).toEqual({
      chunksWaiting: 2,
      chunksRunning: 1,
      itemsWaiting: 5,
      oldestSeconds,
    });
    await failAll(id);
    expect(await batchQueueState(database.prisma)).toEqual({ ...nothing, chunksWaiting: 1, oldestSeconds });
    await endFailed(id);
    expect(await batchQueueState(database.prisma)).toEqual(nothing);
  });

  it('come one after the other for one organisation', async () => {
    const [one, two] = [await create(), await create()];
    const jobs = await takeAll();
    expect(jobs).toEqual([one.id, two.id].flatMap((batchId) => [0, 1, 2].map((chunk) => ({ batchId, chunk }))));
    await cancelBatch(database.prisma, context(), one.id);
    await cancelBatch(database.prisma, context(), two.id);
  });
});
