import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { pdfPath } from '../harness/service/pdf-path.js';
import { freshDatabase, freshDataFolder } from '../harness/database/databases.js';
import { chromiumProcesses } from '../harness/machine/browsers.js';
import { until } from '../harness/machine/pause.js';
import { sampleFiles } from '../harness/invoices/sample-invoices.js';
import { stillRunning } from '../harness/machine/processes.js';
import { SETTINGS } from '../harness/service/service.js';
import { runProgram, type ServiceProcess, startProgram, startService } from '../harness/service/service-process.js';
import { bearer } from '../harness/service/tokens.js';

/** Halyard Cloud: the seller of the usage invoice of 400 lines, which takes its time. */
const HALYARD = '7be7dae4-c458-4c34-a6d2-4be11feff842';
let url: string;
let folder: string;
let longInvoice: string;

beforeAll(async () => {
  const file = sampleFiles.filter((path) => path.includes('halyard'));
  [url, folder] = [(await freshDatabase('postgresql')).url ?? '', await freshDataFolder()];
  const databases: Record<string, string>[] = [{ DATABASE_URL: url }, { DATA_FOLDER: folder }];
  for (const env of databases) {
    const { code, stdout } = await runProgram('cli/import', file, env);
    if (code !== 0) throw new Error(stdout);
    longInvoice = /(inv_\d+) +HC-2026-10-00398/.exec(stdout)?.[1] ?? 'absent';
  }
}, 60_000);

/** `after` is what the look at the PDF waits for: while a service stops, nothing here may hold the clock up. */
const download = async (service: ServiceProcess, after?: Promise<unknown>) => {
  const response = await fetch(service.url + pdfPath(longInvoice), {
    headers: { Authorization: bearer({ organisation_id: HALYARD }) },
  });
  const bytes = await answerBytes(response, after);
  const complete =
    bytes.length === Number(response.headers.get('content-length')) && bytes.toString('latin1').trimEnd().endsWith('%%EOF');
  return { status: response.status, complete, connection: response.headers.get('connection') };
};

const chromiumOf = (service: ServiceProcess) => {
  const processes = chromiumProcesses(service.pid);
  expect(processes.length).toBeGreaterThanOrEqual(2);
  return processes;
};

/** Chromium of a service that was ended without ceremony ends when it hears of it. */
const expectGone = (processes: ReturnType<typeof chromiumOf>) => until(() => stillRunning(processes).length === 0, 3000);

describe('a service that is told to stop', () => {
  it.each([
    ['SIGTERM', 'pglite', () => ({ DATA_FOLDER: folder })],
    ['SIGINT', 'postgresql', () => ({ DATABASE_URL: url })],
  ] as const)(
    'J1 J3 %s on %s: not ready at once, every accepted request completes, exit 0, no Chromium left',
    async (signal, _, env) => {
      const service = await startService({ ...env(), SHUTDOWN_DELAY_MS: '1500' });
      const browsers = chromiumOf(service);
      const answers = Array.from({ length: 8 }, () => download(service, service.ended));
      await new Promise((resolve) => setTimeout(resolve, 150));
      service.child.kill(signal);
      await until(() => service.lines().some(({ message }) => message === 'stopping'));
      const readiness = await fetch(`${service.url}/readyz`);
      expect([readiness.status, await readiness.json()]).toEqual([503, expect.objectContaining({ status: 'stopping' })]);
      expect(readiness.headers.get('connection')).toBe('close');
      expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
      for (const answer of await Promise.all(answers))
        expect(answer).toEqual({ status: 200, complete: true, connection: 'close' });
      const { code, stderr } = await service.ended;
      expect([code, stderr]).toEqual([0, '']);
      expect(stillRunning(browsers)).toEqual([]);
      expect(
        service
          .lines()
          .filter(({ message }) => ['stopping', 'stopped'].includes(message))
          .map(({ reason }) => reason),
      ).toEqual([signal, signal]);
    },
  );

  it('J3 twice: it ends at once, with a failure, and Chromium with it', async () => {
    const service = await startService({ DATABASE_URL: url, SHUTDOWN_DELAY_MS: '20000' });
    const browsers = chromiumOf(service);
    service.child.kill('SIGTERM');
    await until(() => service.lines().some(({ message }) => message === 'stopping'));
    const asked = performance.now();
    service.child.kill('SIGTERM');
    const { code } = await service.ended;
    expect(code).toBe(1);
    expect(performance.now() - asked).toBeLessThan(1000);
    await expectGone(browsers);
  });

  it('SHUTDOWN_TIMEOUT_MS: requests that do not finish in time are cut off, and it still ends cleanly', async () => {
    const service = await startService({ DATABASE_URL: url, SHUTDOWN_TIMEOUT_MS: '0' });
    const browsers = chromiumOf(service);
    const answers = Array.from({ length: 6 }, () => download(service, service.ended).catch(() => null));
    await new Promise((resolve) => setTimeout(resolve, 200));
    service.child.kill('SIGTERM');
    // Each is whole, an honest error, or no answer at all; never a part of a PDF.
    for (const answer of await Promise.all(answers))
      expect(answer === null || answer.complete || answer.status === 503).toBe(true);
    expect((await service.ended).code).toBe(0);
    await expectGone(browsers);
  });

  it('J4 while it starts: it ends cleanly, and Chromium with it', async () => {
    const starting = startProgram('main', [], { ...SETTINGS, DATABASE_URL: url });
    await until(() => chromiumProcesses(starting.pid).length > 0, 10_000);
    const browsers = chromiumProcesses(starting.pid);
    starting.child.kill('SIGTERM');
    expect((await starting.ended).code).toBe(0);
    await expectGone(browsers);
  });

  it('J3 SIGHUP is no order to stop', async () => {
    const service = await startService({ DATABASE_URL: url });
    service.child.kill('SIGHUP');
    expect(await download(service)).toMatchObject({ status: 200, complete: true });
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  });

  it('J5 killed: Chromium ends by itself', async () => {
    const service = await startService({ DATABASE_URL: url });
    const browsers = chromiumOf(service);
    service.child.kill('SIGKILL');
    expect((await service.ended).code).toBe('SIGKILL');
    await expectGone(browsers);
  });
});

describe('a service that cannot listen', () => {
  it('says that the port is taken, in one line that names the setting, and leaves nothing behind', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = other.address() as AddressInfo;
      const { code, stderr, stdout } = await runProgram('main', [], { ...SETTINGS, DATABASE_URL: url, PORT: String(port) });
      expect(code).toBe(1);
      expect(stderr).toBe(`invoice-press: PORT is ${port}, but another process already listens there on 127.0.0.1\n`);
      expect(stdout).not.toContain('"listening"');
    } finally {
      other.close();
    }
  });

  it('says that the address is not of this machine', async () => {
    const { code, stderr } = await runProgram('main', [], { ...SETTINGS, DATABASE_URL: url, HOST: '192.0.2.1' });
    expect([code, stderr]).toEqual([1, 'invoice-press: HOST is 192.0.2.1, which is not an address of this machine\n']);
  });

  it('says that another process has the embedded database open', async () => {
    const service = await startService({ DATA_FOLDER: folder });
    const { code, stderr } = await runProgram('main', [], { ...SETTINGS, DATA_FOLDER: folder });
    expect(code).toBe(1);
    expect(stderr).toContain(`is open in another process (pid ${service.pid})`);
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  });
});
