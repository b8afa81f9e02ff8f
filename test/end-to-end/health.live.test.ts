import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { pdfPath } from '../harness/service/pdf-path.js';
import { privateServer, type TestServer } from '../harness/database/servers.js';
import { freshDatabaseOn } from '../harness/database/databases.js';
import { until } from '../harness/machine/pause.js';
import { treeOf } from '../harness/machine/processes.js';
import { sampleFiles } from '../harness/invoices/sample-invoices.js';
import { runProgram, type ServiceProcess, startService } from '../harness/service/service-process.js';
import { bearer } from '../harness/service/tokens.js';

let server: TestServer;
let service: ServiceProcess;

beforeAll(async () => {
  server = await privateServer();
  const url = await freshDatabaseOn(server);
  const imported = await runProgram('cli/import', sampleFiles.slice(0, 1), { DATABASE_URL: url });
  if (imported.code !== 0) throw new Error(imported.stderr);
  service = await startService({ DATABASE_URL: url, DATABASE_CONNECT_TIMEOUT_MS: '1000' });
}, 60_000);

afterAll(async () => {
  service?.child.kill('SIGTERM');
  await service?.ended;
});

const ask = async (path: string) => {
  const start = performance.now();
  const response = await fetch(service.url + path, { headers: { Authorization: bearer() } });
  const bytes = await answerBytes(response);
  return { status: response.status, bytes, headers: response.headers, milliseconds: performance.now() - start };
};
const body = ({ bytes }: { bytes: Buffer }) => JSON.parse(bytes.toString()) as Record<string, unknown>;

describe('a database that goes and comes back', () => {
  it('is there: alive and ready', async () => {
    expect(body(await ask('/healthz'))).toEqual({ status: 'alive' });
    await until(async () => (await ask('/readyz')).status === 200);
    expect(body(await ask('/readyz'))).toEqual({ status: 'ready', checks: { database: 'ok', chromium: 'ok' } });
    expect((await ask(pdfPath('inv_1'))).status).toBe(200);
  });

  it('I1 is gone: alive and not ready, downloads 503 within three seconds and without a byte of PDF', async () => {
    await server.halt();
    await until(async () => (await ask('/readyz')).status === 503);
    expect(body(await ask('/readyz'))).toEqual({ status: 'not ready', checks: { database: 'failing', chromium: 'ok' } });
    expect((await ask('/healthz')).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(pdfPath('inv_1'))));
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(body(answer)).toMatchObject({ code: 'database_unavailable' });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(answer.milliseconds).toBeLessThan(3250);
    }
  });

  it('I1 is back: ready and answering again by itself within five seconds', async () => {
    await server.restart();
    await until(async () => (await ask('/readyz')).status === 200, 5000);
    expect((await ask(pdfPath('inv_1'))).status).toBe(200);
    expect(service.lines().filter(({ message }) => message === 'uncaughtException' || message === 'unhandledRejection')).toEqual(
      [],
    );
  });

  it('I1 is silent: the answer comes all the same, and the loop goes on', async () => {
    const processes = treeOf(server.pid).map(({ pid }) => pid);
    for (const pid of processes) process.kill(pid, 'SIGSTOP');
    try {
      const download = ask(pdfPath('inv_1'));
      await until(async () => (await ask('/readyz')).status === 503);
      expect((await ask('/healthz')).milliseconds).toBeLessThan(500);
      const { status, milliseconds } = await download;
      expect(status).toBe(503);
      expect(milliseconds).toBeLessThan(3250);
    } finally {
      for (const pid of processes) process.kill(pid, 'SIGCONT');
    }
    await until(async () => (await ask(pdfPath('inv_1'))).status === 200, 5000);
  });
});
