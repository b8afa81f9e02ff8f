import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { type BatchAnswer, batchClient } from '../harness/batches/batch-client.js';
import { readZip } from '../harness/batches/read-zip.js';
import { freshDatabase } from '../harness/database/databases.js';
import { testFolder } from '../harness/database/servers.js';
import { sampleFiles } from '../harness/invoices/sample-invoices.js';
import { runBuilt } from '../harness/machine/program.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { type ServiceProcess, startService } from '../harness/service/service-process.js';
import { bearer, ORGANISATION_A, ORGANISATION_B } from '../harness/service/tokens.js';

// Batches as callers meet them: a process that answers, and one that works, on one PostgreSQL server and one folder.

const ALL = { invoices: { filter: {} } };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let database: Database;
let http: ServiceProcess;
let worker: ServiceProcess;
let client: ReturnType<typeof batchClient>;

beforeAll(async () => {
  const options = await freshDatabase('postgresql');
  const env = { DATABASE_URL: options.url ?? '', STORAGE_FOLDER: await testFolder('batches'), BATCH_CHUNK_INVOICES: '3' };
  await runBuilt('cli/import', sampleFiles, env);
  const small = { ...env, CHROMIUM_BROWSERS: '1', CHROMIUM_PAGES: '1' };
  [http, worker] = await Promise.all([startService({ ...small, ROLE: 'http' }), startService({ ...small, ROLE: 'worker' })]);
  database = await openDatabase(options);
  client = batchClient(http.url, ORGANISATION_A);
}, 120_000);

afterAll(async () => {
  await database.close();
  await Promise.all([http, worker].map((service) => service.stop()));
});

/** The audit entries of a batch: action and hash of each file. */
async function released(batchId: string) {
  const rows = await database.prisma.auditEntry.findMany({ where: { details: { path: ['batchId'], equals: batchId } } });
  return rows.filter(({ action }) => action.startsWith('INVOICE_')).map(({ action, sha256: hash }) => ({ action, hash }));
}

describe('a batch', () => {
  it('is one ZIP with the PDFs that single downloads give, and one audit entry each', async () => {
    const batch = await client.run(ALL);
    expect(batch).toMatchObject({ state: 'finished', counts: { waiting: 0, failed: 0, cancelled: 0 }, faults: [], error: null });
    const answer = await client.result(batch.id);
    const bytes = await answerBytes(answer);
    expect(answer.headers.get('etag')).toBe(`"${sha256(bytes)}"`);
    expect(batch.result).toMatchObject({ byteLength: bytes.length, sha256: sha256(bytes), contentType: 'application/zip' });

    const files = readZip(bytes);
    const invoices = await database.prisma.invoice.findMany({
      where: { organisationId: ORGANISATION_A, status: 'ISSUED' },
      orderBy: [{ issueDate: 'asc' }, { sequence: 'asc' }],
    });
    expect([...files.keys()]).toEqual(invoices.map(({ number }) => `${number}.pdf`));
    for (const { sequence, number } of invoices) {
      const headers = { authorization: bearer({ organisation_id: ORGANISATION_A }) };
      const single = await fetch(`${http.url}/api/v1/invoice-pdf/inv_${sequence}/pdf`, { headers });
      expect(files.get(`${number}.pdf`)?.equals(await answerBytes(single))).toBe(true);
    }
    const hashes = [...files.values()].map(sha256);
    expect((await released(batch.id)).map(({ hash }) => hash)).toEqual(expect.arrayContaining(hashes));
    expect(await released(batch.id)).toHaveLength(files.size);
  });

  it('leads to its result in one call, if the caller waits', async () => {
    const answer = await client.create(ALL, { prefer: 'wait=60' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('preference-applied')).toBe('wait=60');
    const [, id] = /\/api\/v1\/batches\/([0-9a-f-]{36})\/result$/.exec(answer.headers.get('location') ?? '') ?? [];
    expect(await client.get(id ?? '')).toMatchObject({ state: 'finished' });
  });

  it('can have PDF and XML as single files, and a list of them', async () => {
    const batch = await client.run({ ...ALL, contents: ['pdf', 'xml'], delivery: 'files' });
    expect(batch.state).toBe('finished');
    const list = (await (await client.result(batch.id)).json()) as {
      files: { content: string; sha256: string }[];
      faults: object[];
    };
    expect(list.files).toHaveLength(2 * batch.counts.done);
    expect(list.files.filter(({ content }) => content === 'xml')).toHaveLength(batch.counts.done);
    expect(list.faults).toHaveLength(batch.counts.failed);
    const entries = await released(batch.id);
    expect(new Set(entries.map(({ hash }) => hash))).toEqual(new Set(list.files.map((file) => file.sha256)));
    expect(entries).toHaveLength(list.files.length);
  });

  it('can be one PDF with the pages of all', async () => {
    const batch = await client.run({ ...ALL, delivery: 'merged-pdf', order: 'number' });
    const answer = await client.result(batch.id);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const bytes = await answerBytes(answer);
    expect(sha256(bytes)).toBe(batch.result?.sha256);
  });

  it('tells its progress as events, and ends them', async () => {
    const created = (await (await client.create(ALL)).json()) as BatchAnswer;
    const stream = await (await client.ask(`/${created.id}/events`)).text();
    const events = stream
      .trim()
      .split('\n\n')
      .map((event) => event.split('\n'));
    const last = events.at(-1) ?? [];
    expect(last[0]).toBe('event: end');
    expect(JSON.parse(last[1]?.slice('data: '.length) ?? '')).toEqual({ ...(await client.get(created.id)) });
  });
});

describe('a download', () => {
  let batch: BatchAnswer;
  let whole: Buffer;
  beforeAll(async () => {
    batch = await client.run(ALL);
    whole = await answerBytes(await client.result(batch.id));
  });

  it.each([
    ['bytes=0-99', 0, 99],
    ['bytes=100-', 100, undefined],
    ['bytes=-50', -50, undefined],
    ['bytes=10-99999999', 10, undefined],
  ])('goes on with %s', async (range, start, end) => {
    const answer = await client.result(batch.id, { range });
    const expected = whole.subarray(start, end === undefined ? undefined : end + 1);
    expect(answer.status).toBe(206);
    expect((await answerBytes(answer)).equals(expected)).toBe(true);
    const first = start < 0 ? whole.length + start : start;
    expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${first + expected.length - 1}/${whole.length}`);
  });

  it('begins anew if the result is another one than the caller has', async () => {
    const answer = await client.result(batch.id, { range: 'bytes=5-', 'if-range': '"another"' });
    expect(answer.status).toBe(200);
    expect((await answerBytes(answer)).equals(whole)).toBe(true);
  });

  it('is refused for a range behind the end', async () => {
    const answer = await client.result(batch.id, { range: `bytes=${whole.length}-` });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe(`bytes */${whole.length}`);
    expect(await answer.json()).toMatchObject({ code: 'range_not_satisfiable' });
  });

  it('is in the audit log', async () => {
    const where = { action: 'BATCH_RESULT_DOWNLOADED', details: { path: ['batchId'], equals: batch.id } };
    const entries = await database.prisma.auditEntry.findMany({ where });
    expect(entries.length).toBeGreaterThanOrEqual(5);
    expect(entries[0]).toMatchObject({ sha256: batch.result?.sha256, byteLength: null });
  });
});

describe('what cannot be a batch', () => {
  it.each([
    [
      'an empty selection',
      { invoices: { filter: { issuedFrom: '1999-01-01', issuedTo: '1999-12-31' } } },
      'invoices.filter',
      'selects no invoice',
    ],
    ['an unknown invoice', { invoices: { ids: ['inv_1', 'inv_999999'] } }, 'invoices.ids[1]', 'inv_999999'],
    ['an id that is none', { invoices: { ids: ['1'] } }, 'invoices.ids[0]', 'inv_42'],
    ['ids and a filter', { invoices: { ids: ['inv_1'], filter: {} } }, 'invoices', 'either'],
    ['no selection', {}, 'invoices', ''],
    ['an unknown field', { ...ALL, invoice: 1 }, 'body', 'invoice'],
    ['a day that does not exist', { invoices: { filter: { issuedFrom: '2026-02-30' } } }, 'invoices.filter.issuedFrom', 'exists'],
    [
      'days in the wrong order',
      { invoices: { filter: { issuedFrom: '2026-02-02', issuedTo: '2026-02-01' } } },
      'invoices.filter.issuedTo',
      'before',
    ],
    ['XML in one PDF', { ...ALL, contents: ['xml'], delivery: 'merged-pdf' }, 'contents', 'merged-pdf'],
    ['an unknown language', { ...ALL, locale: 'xx' }, 'locale', 'language tag'],
    ['an unknown profile', { ...ALL, profile: 'x' }, 'profile', 'en16931-ubl'],
    ['a webhook, as there are none', { ...ALL, webhookUrl: 'https://hooks.example/x' }, 'webhookUrl', 'no notifications'],
  ])('%s', async (_what, body, path, words) => {
    const answer = await client.create(body);
    expect(answer.status).toBe(422);
    const { code, faults } = (await answer.json()) as { code: string; faults: { path: string; message: string }[] };
    expect(code).toBe('invalid_batch');
    expect(faults[0]?.path).toBe(path);
    expect(faults[0]?.message).toContain(words);
  });

  it('an invoice of another organisation is as unknown as one that does not exist', async () => {
    const foreign = await database.prisma.invoice.findFirst({ where: { organisationId: ORGANISATION_B } });
    const answer = await client.create({ invoices: { ids: [foreign?.id] } });
    expect(await answer.json()).toMatchObject({ faults: [{ path: 'invoices.ids[0]' }] });
  });
});

describe('an Idempotency-Key', () => {
  it('gives the same batch again, also to requests at the same time, and refuses another request', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all([client.create(ALL, key), client.create(ALL, key), client.create(ALL, key)]);
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as BatchAnswer).id));
    expect(new Set(ids).size).toBe(1);
    const other = await client.create({ ...ALL, delivery: 'files' }, key);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' });
    // Another organisation may have the same key.
    expect((await batchClient(http.url, ORGANISATION_B).create(ALL, key)).status).toBe(202);
    await client.ended(ids[0] ?? '');
  });
});

describe('a batch of another organisation', () => {
  it('does not exist', async () => {
    const { id } = await client.run(ALL);
    const other = batchClient(http.url, ORGANISATION_B);
    const answers = [
      await other.ask(`/${id}`),
      await other.ask(`/${id}/events`),
      await other.result(id),
      await other.change(id, 'cancel'),
      await other.change(id, 'retry'),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'not_found' });
    }
  });
});

describe('an invoice that fails', () => {
  it('does not keep the others back; the fault is listed, and can be mended and tried again', async () => {
    const { id } = await database.prisma.invoice.findFirstOrThrow({
      where: { organisationId: ORGANISATION_A, status: 'ISSUED' },
    });
    await database.prisma.invoice.update({ where: { id }, data: { currencyCode: 'QQQ' } });
    const batch = await client.run(ALL);
    expect(batch).toMatchObject({
      state: 'finished',
      counts: { failed: 1 },
      faults: [{ invoiceId: id, code: 'inconsistent_invoice' }],
    });
    const before = readZip(await answerBytes(await client.result(batch.id)));
    expect(before.get('faults.csv')?.toString()).toContain(`${id},`);
    expect(before.size).toBe(batch.counts.done + 1);

    await database.prisma.invoice.update({ where: { id }, data: { currencyCode: 'GBP' } });
    expect((await client.change(batch.id, 'retry')).status).toBe(202);
    const again = await client.ended(batch.id);
    expect(again).toMatchObject({ state: 'finished', counts: { failed: 0, done: batch.counts.total }, faults: [] });
    const after = readZip(await answerBytes(await client.result(batch.id)));
    expect(after.has('faults.csv')).toBe(false);
    expect(after.size).toBe(batch.counts.total);
    // What was made at first was not made again.
    expect(await released(batch.id)).toHaveLength(batch.counts.total);
    expect(await (await client.change(batch.id, 'retry')).json()).toMatchObject({ code: 'batch_state' });
  });

  it('leaves a merged PDF without any document no result', async () => {
    const invoice = await database.prisma.invoice.findFirstOrThrow({
      where: { organisationId: ORGANISATION_B, status: 'ISSUED' },
    });
    await database.prisma.invoice.update({ where: { id: invoice.id }, data: { currencyCode: 'QQQ' } });
    const other = batchClient(http.url, ORGANISATION_B);
    const batch = await other.run({ invoices: { ids: [invoice.id] }, delivery: 'merged-pdf' });
    await database.prisma.invoice.update({ where: { id: invoice.id }, data: { currencyCode: invoice.currencyCode } });
    expect(batch).toMatchObject({ state: 'failed', error: { code: 'batch_empty' }, result: null });
    expect(await (await other.result(batch.id)).json()).toMatchObject({ code: 'batch_state' });
  });
});

describe('a cancelled batch', () => {
  it('stays cancelled, has no result, and its files go', async () => {
    const created = (await (await client.create(ALL)).json()) as BatchAnswer;
    const answer = await client.change(created.id, 'cancel');
    expect(answer.status).toBe(200);
    const batch = (await answer.json()) as BatchAnswer;
    expect(batch.state).toBe('cancelled');
    expect(batch.counts.done + batch.counts.cancelled + batch.counts.failed).toBe(batch.counts.total);
    expect((await client.change(created.id, 'cancel')).status).toBe(200);
    expect(await (await client.result(created.id)).json()).toMatchObject({ code: 'batch_state' });
    expect(await (await client.change(created.id, 'retry')).json()).toMatchObject({ code: 'batch_state' });
  });
});

describe('a worker', () => {
  it('answers nothing but its health', async () => {
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
    for (const path of ['/api/v1/batches', '/api/v1/invoice-pdf/inv_1/pdf', '/openapi.json', '/docs']) {
      const answer = await fetch(`${worker.url}${path}`, { headers: { authorization: bearer() } });
      expect(answer.status).toBe(404);
      await answer.text();
    }
  });
});
