import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { getPriority } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { printBody, startTestChromium, type TestChromium } from './fixtures.js';
import { chromiumProcesses, mainProcesses, readAsOwner, rendererProcesses, runAsOwner } from './processes.js';
import { trafficOf } from '../harness/machine/processes.js';

describe('what a browser process is allowed', () => {
  let chromium: TestChromium;
  beforeAll(async () => {
    process.env['TEST_SECRET'] = 'database-password';
    chromium = await startTestChromium();
    await printBody(chromium, '<p>x</p>');
  });
  afterAll(async () => {
    delete process.env['TEST_SECRET'];
    await chromium.close();
  });
  const status = (pid: number): Record<string, string> =>
    Object.fromEntries(
      readFileSync(`/proc/${pid}/status`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(/:\s+/) as [string, string]),
    );

  it('confines the renderers: seccomp filter, no new privileges, no capabilities', () => {
    const renderers = rendererProcesses();
    expect(renderers.length).toBeGreaterThanOrEqual(1);
    for (const { pid } of renderers)
      expect(status(pid)).toMatchObject({
        Seccomp: '2',
        NoNewPrivs: '1',
        CapEff: '0000000000000000',
        CapPrm: '0000000000000000',
      });
  });

  it('lets the service go before every thread of them', () => {
    // After a print: every process that prints exists, with its threads.
    const threads = chromiumProcesses().flatMap(({ pid }) => readdirSync(`/proc/${pid}/task`).map(Number));
    expect(threads.length).toBeGreaterThan(20);
    expect(new Set(threads.map((thread) => getPriority(thread) - getPriority()))).toEqual(new Set([5]));
  });

  it('runs none of them as root', () => {
    const uids = chromiumProcesses().map(({ pid }) => status(pid)['Uid']?.split('\t')[0]);
    expect(uids.length).toBeGreaterThanOrEqual(2);
    expect(uids).not.toContain('0');
  });

  it('gives the browser an environment of six variables, none of them ours', () => {
    for (const { pid } of mainProcesses()) {
      const names = readAsOwner(`/proc/${pid}/environ`)
        .split('\0')
        .map((entry) => entry.split('=')[0]);
      expect(names.filter((name) => name !== '').toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
        'FONTCONFIG_FILE',
        'HOME',
        'LANG',
        'PATH',
        'TMPDIR',
        'TZ',
      ]);
    }
  });

  it('opens no debugging port and leaves the sandbox on', () => {
    for (const { command } of mainProcesses()) {
      expect(command.filter((part) => part.startsWith('--remote-debugging-port') || part === '--no-sandbox')).toEqual([]);
    }
    expect(chromium.health().sandbox).toBe(true);
  });

  it('has a network without interfaces where the health report says so', () => {
    const [main] = mainProcesses();
    const traffic = trafficOf(main?.pid ?? 0);
    const closed = chromium.health().networkNamespace;
    expect(runAsOwner('readlink', `/proc/${main?.pid}/ns/net`).trim() !== readlinkSync('/proc/self/ns/net')).toBe(closed);
    // Not one byte, also after a print.
    expect(JSON.stringify(traffic) === '{"lo":0}').toBe(closed);
  });
});
