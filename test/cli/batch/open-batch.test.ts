import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Batches } from '../../../src/batches/batches.js';
import { openBatch } from '../../../src/cli/batch/open-batch.js';
import type { Batch, BatchRequest } from '../../../src/invoices/batches/batch.js';
import { BatchNotFoundError } from '../../../src/invoices/batches/errors.js';
import { testFolder } from '../../harness/database/servers.js';
import { batchWith } from '../../harness/service/fake-batches.js';
import { ORGANISATION_A } from '../../harness/service/tokens.js';

const FILE = '.invoice-press-batch.json';
const asked = (requestSha256 = 'a'.repeat(64)) => ({
  request: {} as BatchRequest,
  requestSha256,
  contextOf: () => ({ organisationId: ORGANISATION_A }) as Parameters<Batches['create']>[0],
});

/** Keeps one batch per key, as the database does. */
class KeyedBatches {
  readonly keys = new Map<string, string>();
  readonly retried: string[] = [];
  changes: Partial<Batch> = { state: 'running', expiresAt: null };
  fault: Error | undefined;

  create: Batches['create'] = (_context, { idempotencyKey }) => {
    const key = String(idempotencyKey);
    if (!this.keys.has(key)) this.keys.set(key, randomUUID());
    return Promise.resolve(this.keys.get(key) ?? '');
  };

  find: Batches['find'] = (_organisationId, id) =>
    this.fault ? Promise.reject(this.fault) : Promise.resolve(batchWith({ id, ...this.changes }));

  retry: Batches['retry'] = (_context, id) => Promise.resolve(void this.retried.push(id));
}

describe('the batch of a folder', () => {
  let folder: string;
  let batches: KeyedBatches;
  beforeEach(async () => {
    folder = await testFolder('out');
    batches = new KeyedBatches();
  });

  it('has its key in the folder before it is created', async () => {
    let seen = '';
    const create: Batches['create'] = async (context, wanted) => {
      seen = await readFile(join(folder, FILE), 'utf8');
      return batches.create(context, wanted);
    };
    const { id } = await openBatch({ create, find: batches.find, retry: batches.retry }, folder, asked());
    const [key] = batches.keys.keys();
    expect(key).toMatch(/^cli-[0-9a-f-]{36}$/);
    expect(JSON.parse(seen)).toEqual({ requestSha256: asked().requestSha256, idempotencyKey: key, batchId: null });
    expect(JSON.parse(await readFile(join(folder, FILE), 'utf8'))).toMatchObject({ idempotencyKey: key, batchId: id });
    expect(await readdir(folder)).toEqual([FILE]);
  });

  it('is the same one when the process ended before it knew the id', async () => {
    const { id } = await openBatch(batches, folder, asked());
    const state = JSON.parse(await readFile(join(folder, FILE), 'utf8')) as object;
    await writeFile(join(folder, FILE), JSON.stringify({ ...state, batchId: null }));
    expect(await openBatch(batches, folder, asked())).toEqual({ id, words: `Going on with the batch ${id}.` });
    expect(batches.keys.size).toBe(1);
  });

  it('is tried again when it failed', async () => {
    const { id } = await openBatch(batches, folder, asked());
    batches.changes = { state: 'failed' };
    expect(await openBatch(batches, folder, asked())).toEqual({ id, words: `Trying the batch ${id} again.` });
    expect(batches.retried).toEqual([id]);
  });

  it.each<[string, (batches: KeyedBatches) => void]>([
    ['was cancelled', (of) => (of.changes = { state: 'cancelled' })],
    ['has expired', (of) => (of.changes = { isExpired: true })],
    ['failed and has expired', (of) => (of.changes = { state: 'failed', isExpired: true })],
    ['is about to be deleted', (of) => (of.changes = { expiresAt: new Date(0) })],
    ['is gone', (of) => (of.fault = new BatchNotFoundError())],
  ])('is a new one when it %s', async (_what, change) => {
    const { id } = await openBatch(batches, folder, asked());
    change(batches);
    const next = await openBatch(batches, folder, asked());
    expect(next.words).toBe(`Batch ${next.id}.`);
    expect(next.id).not.toBe(id);
    expect([batches.keys.size, batches.retried]).toEqual([2, []]);
  });

  it('is a new one for another request', async () => {
    const { id } = await openBatch(batches, folder, asked());
    expect((await openBatch(batches, folder, asked('b'.repeat(64)))).id).not.toBe(id);
  });

  it('is not created anew when the database does not answer', async () => {
    await openBatch(batches, folder, asked());
    batches.fault = new Error('the database does not answer');
    await expect(openBatch(batches, folder, asked())).rejects.toThrow('the database does not answer');
    expect(batches.keys.size).toBe(1);
  });

  it.each(['', '{', 'null', '[]', '{"requestSha256":1}'])('is a new one when the file has %j', async (text) => {
    await writeFile(join(folder, FILE), text);
    const { id, words } = await openBatch(batches, folder, asked());
    expect(words).toBe(`Batch ${id}.`);
  });

  it.each([{ idempotencyKey: 'x' }, { idempotencyKey: 7 }, { batchId: '../x' }, { batchId: 7 }])(
    'is a new one when the file has %j',
    async (wrong) => {
      const { id } = await openBatch(batches, folder, asked());
      const state = JSON.parse(await readFile(join(folder, FILE), 'utf8')) as object;
      await writeFile(join(folder, FILE), JSON.stringify({ ...state, ...wrong }));
      expect((await openBatch(batches, folder, asked())).id).not.toBe(id);
    },
  );
});
