import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startedWith } from '../chromium/processes.js';
import { trafficOf } from '../harness/machine/processes.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { pdfPath } from '../harness/service/pdf-path.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { type SampleService, startSampleService } from '../harness/service/sample-service.js';
import { chromiumProcesses } from '../harness/machine/browsers.js';
import { bearer, SECRET } from '../harness/service/tokens.js';

let running: SampleService;
beforeAll(async () => {
  running = await startSampleService('postgresql', { CHROMIUM_BROWSERS: '1', SOME_SECRET: 'a-secret-of-the-environment' });
}, 60_000);
afterAll(async () => await running?.stop());

const browserProcesses = () => chromiumProcesses(running.service.pid);

describe('G15 the processes of Chromium under the service', () => {
  it('know nothing of its secrets, in their environment or arguments', async () => {
    const response = await fetch(running.service.url + pdfPath('inv_1'), { headers: { Authorization: bearer() } });
    await expectCleanPdf(await answerBytes(response));
    const secrets = [running.database.url ?? 'no database', SECRET, 'a-secret-of-the-environment', 'JWT_', 'DATABASE_'];
    // The service itself has them: they are where this looks.
    const own = readFileSync(`/proc/${running.service.pid}/environ`, 'utf8');
    expect(secrets.filter((secret) => !own.includes(secret))).toEqual([]);
    const processes = browserProcesses();
    expect(processes.length).toBeGreaterThanOrEqual(4);
    for (const { pid } of processes) {
      const known = startedWith(pid);
      expect(secrets.filter((secret) => known.includes(secret))).toEqual([]);
    }
  });

  it('sent and received nothing, where they have a network of their own', () => {
    const started = running.service.lines().find(({ message }) => message === 'chromium.started');
    const traffics = browserProcesses().map(({ pid }) => trafficOf(pid));
    expect(traffics.every((traffic) => JSON.stringify(traffic) === '{"lo":0}')).toBe(started?.['networkNamespace']);
  });
});
