import { rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BatchAnswer, batchClient } from '../harness/batches/batch-client.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { readZip } from '../harness/batches/read-zip.js';
import { freshDatabase } from '../harness/database/databases.js';
import { testFolder } from '../harness/database/servers.js';
import { sampleFiles } from '../harness/invoices/sample-invoices.js';
import { runBuilt } from '../harness/machine/program.js';
import { type ServiceProcess, startService } from '../harness/service/service-process.js';
import { ORGANISATION_A } from '../harness/service/tokens.js';

// One process that answers and works, on the embedded database, with a storage that fails and a receiver of webhooks.

const ALL = { invoices: { filter: {} } };
const told: { headers: IncomingHttpHeaders; body: string }[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    told.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
});

let service: ServiceProcess;
let folder: string;
let hook: string;
let client: ReturnType<typeof batchClient>;

beforeAll(async () => {
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  hook = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const options = await freshDatabase('pglite');
  folder = await testFolder('batches');
  const env = {
    DATA_FOLDER: options.dataFolder,
    STORAGE_FOLDER: folder,
    CHROMIUM_BROWSERS: '1',
    CHROMIUM_PAGES: '2',
    WEBHOOK_HOSTS: hook,
    WEBHOOK_SECRET: 'a master key of webhooks that is long enough',
    WEBHOOK_PRIVATE_ADDRESSES: 'allow',
    PUBLIC_BASE_URL: 'https://billing.example',
  };
  await runBuilt('cli/import', sampleFiles, env);
  service = await startService(env);
  client = batchClient(service.url, ORGANISATION_A);
}, 120_000);

afterAll(async () => {
  await service.stop();
  receiver.close();
});

/** Nothing can be written while a file is where a folder should be, not even by root. */
async function blockStorage(): Promise<() => Promise<void>> {
  const results = join(folder, ORGANISATION_A);
  await rename(results, `${results}-away`).catch(() => undefined);
  await writeFile(results, '');
  return async () => {
    await rm(results);
    await rename(`${results}-away`, results).catch(() => undefined);
  };
}

describe('a webhook', () => {
  it('tells once that a batch has finished, signed', async () => {
    const batch = await client.run({ ...ALL, webhookUrl: `http://${hook}/told` });
    for (let wait = 0; wait < 100 && told.length === 0; wait += 1) await new Promise((done) => setTimeout(done, 100));
    expect(told).toHaveLength(1);
    expect(told[0]?.headers['webhook-signature']).toMatch(/^v1,/);
    expect(JSON.parse(told[0]?.body ?? '')).toMatchObject({
      type: 'batch.finished',
      data: {
        id: batch.id,
        state: 'finished',
        counts: batch.counts,
        resultUrl: `https://billing.example/api/v1/batches/${batch.id}/result`,
      },
    });
  });

  it('goes nowhere else', async () => {
    const answer = await client.create({ ...ALL, webhookUrl: 'http://169.254.169.254/latest/meta-data' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'invalid_batch', faults: [{ path: 'webhookUrl' }] });
  });
});

describe('a storage that refuses', () => {
  it('for a moment costs nothing but that moment', async () => {
    const unblock = await blockStorage();
    const created = (await (await client.create(ALL)).json()) as BatchAnswer;
    await new Promise((done) => setTimeout(done, 3000));
    expect(await client.get(created.id)).toMatchObject({ state: 'running', counts: { done: 0, failed: 0 } });
    await unblock();
    const batch = await client.ended(created.id);
    expect(batch).toMatchObject({ state: 'finished', counts: { failed: 0, waiting: 0 } });
    expect(readZip(await answerBytes(await client.result(batch.id))).size).toBe(batch.counts.total);
  }, 60_000);

  it('for long fails the batch, and a retry makes it once the storage is back', async () => {
    const unblock = await blockStorage();
    const failed = await client.run({ invoices: { ids: ['inv_1'] } });
    expect(failed).toMatchObject({
      state: 'failed',
      result: null,
      error: { code: 'storage_unavailable' },
      counts: { failed: 1 },
      faults: [{ code: 'storage_unavailable' }],
    });
    expect(await (await client.result(failed.id)).json()).toMatchObject({ code: 'batch_state' });
    await unblock();
    expect((await client.change(failed.id, 'retry')).status).toBe(202);
    expect(await client.ended(failed.id)).toMatchObject({ state: 'finished', counts: { done: 1, failed: 0 }, error: null });
  }, 120_000);
});
