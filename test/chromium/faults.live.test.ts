import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from '@jest/globals';
import { ChromiumUnavailableError, PrintFailedError, PrintTimeoutError, QueueFullError } from '../../src/chromium/index.js';
import { pause } from '../harness/machine/pause.js';
import { expect } from '../harness/pdf/matchers.js';
import { printBody, startTestChromium, type TestChromium } from './fixtures.js';
import { chromiumProcesses, eventually, mainProcesses, rendererProcesses } from './processes.js';

const long = `<p>start</p>${'<table><tr><td>a</td><td>b</td></tr></table>'.repeat(2500)}<p>end</p>`;

describe('faults', () => {
  let directory = '';
  let chromium: TestChromium | undefined;
  const events: string[] = [];
  const log = (_level: string, event: string): void => void events.push(event);
  const start = async (options: Parameters<typeof startTestChromium>[0] = {}): Promise<TestChromium> =>
    (chromium = await startTestChromium({ temporaryDirectory: directory, log, ...options }));
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'faults-'));
    // mkdtemp makes it ours alone; Chromium, which runs as nobody when we are root, has to enter.
    chmodSync(directory, 0o755);
    events.length = 0;
  });
  afterEach(async () => {
    await chromium?.close();
    chromium = undefined;
    const left = [...chromiumProcesses().map(({ pid }) => `process ${pid}`), ...readdirSync(directory)];
    rmSync(directory, { recursive: true });
    if (left.length > 0) throw new Error(`left after close: ${left.join(', ')}`);
  });

  const kill = (processes: { pid: number }[], signal: NodeJS.Signals): void => {
    for (const { pid } of processes) process.kill(pid, signal);
  };

  it.each([1, 2])('prints again when the browser is killed in flight (%s browsers)', async (browsers) => {
    const running = await start({ browsers });
    const printing = printBody(running, long);
    await pause(60);
    expect(running.health().printing).toBe(1);
    kill(mainProcesses(), 'SIGKILL');
    const pdf = await printing;
    await expect(pdf).toShow('start');
    await expect(pdf).toShow('end');
    expect(events).toContain('chromium.print_attempt_failed');
    await eventually(
      () => running.health().browsers.filter((state) => state === 'idle').length === browsers,
      'every browser replaced',
    );
  });

  it('prints again when the renderer is killed in flight', async () => {
    const running = await start();
    const printing = printBody(running, long);
    await pause(60);
    expect(rendererProcesses()).not.toEqual([]);
    kill(rendererProcesses(), 'SIGKILL');
    await expect(printing).resolves.toShow('end');
    expect(events).toContain('chromium.print_attempt_failed');
  });

  it('prints at once when the renderer was killed before', async () => {
    const running = await start();
    expect(rendererProcesses()).not.toEqual([]);
    kill(rendererProcesses(), 'SIGKILL');
    await pause(100);
    const begin = performance.now();
    await expect(printBody(running, '<p>right</p>')).resolves.toShowExactly('right');
    expect(performance.now() - begin).toBeLessThan(4000);
  });

  it('gives up after two browsers failed', async () => {
    const running = await start();
    const printing = printBody(running, long);
    const outcome = printing.catch((error: unknown) => error);
    await pause(60);
    kill(mainProcesses(), 'SIGKILL');
    await eventually(
      () => events.includes('chromium.print_attempt_failed') && running.health().printing === 1,
      'the second attempt',
    );
    await pause(30);
    kill(mainProcesses(), 'SIGKILL');
    expect(await outcome).toBeInstanceOf(PrintFailedError);
    await eventually(() => running.health().usable, 'a browser again', 5000);
  });

  it('ends a print that hangs at its deadline, and recovers', async () => {
    const running = await start({ printTimeoutMs: 800 });
    kill(mainProcesses(), 'SIGSTOP');
    const begin = performance.now();
    const outcome = printBody(running, '<p>x</p>');
    await expect(outcome).rejects.toThrow(PrintTimeoutError);
    await expect(outcome).rejects.toMatchObject({ documentIsSlow: false });
    expect(performance.now() - begin).toBeLessThan(1050);
    await eventually(() => running.health().usable, 'a browser again', 5000);
    await expect(printBody(running, '<p>after</p>')).resolves.toShowExactly('after');
  });

  it('prints on another browser when one hangs, long before its deadline', async () => {
    const running = await start({ browsers: 2, printTimeoutMs: 20_000, responseTimeoutMs: 1000 });
    const [first] = mainProcesses();
    kill(first ? [first] : [], 'SIGSTOP');
    const [one, two] = await Promise.all(['<p>one</p>', '<p>two</p>'].map((body) => printBody(running, body)));
    await expect(one).toShowExactly('one');
    await expect(two).toShowExactly('two');
    expect(events).toContain('chromium.browser_discarded');
    await eventually(() => !mainProcesses().some(({ pid }) => pid === first?.pid), 'the browser that hung gone', 5000);
  });

  it('answers an aborted print at once and does not kill the browser for it', async () => {
    const running = await start();
    const pids = mainProcesses().map(({ pid }) => pid);
    const controller = new AbortController();
    const printing = printBody(running, long, '', controller.signal);
    const waiting = printBody(running, '<p>waits</p>');
    await pause(40);
    const begin = performance.now();
    controller.abort(new Error('the client went away'));
    await expect(printing).rejects.toThrow('the client went away');
    expect(performance.now() - begin).toBeLessThan(100);
    await expect(waiting).resolves.toShowExactly('waits');
    expect(mainProcesses().map(({ pid }) => pid)).toEqual(pids);
  });

  it('leaves the queue when aborted, and refuses when it is full', async () => {
    const running = await start({ queueLimit: 1 });
    const printing = printBody(running, long);
    const controller = new AbortController();
    const waiting = printBody(running, '<p>x</p>', '', controller.signal);
    await expect(printBody(running, '<p>y</p>')).rejects.toThrow(QueueFullError);
    expect(running.health()).toMatchObject({ printing: 1, queued: 1 });
    controller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(running.health().queued).toBe(0);
    await expect(printing).resolves.toShow('end');
  });

  it('replaces a browser after its share of prints, without a pause', async () => {
    const running = await start({ maxPrintsPerBrowser: 5, maxPrintsPerPage: 2 });
    const [first] = mainProcesses();
    for (let print = 0; print < 12; print += 1) {
      await expect(printBody(running, `<p>print ${print}</p>`)).resolves.toShowExactly(`print ${print}`);
      expect(running.health().usable).toBe(true);
    }
    await eventually(() => !mainProcesses().some(({ pid }) => pid === first?.pid), 'the first browser gone', 6000);
    expect(events.filter((event) => event === 'chromium.browser_ready').length).toBeGreaterThanOrEqual(2);
    expect(events).not.toContain('chromium.browser_discarded');
  });

  it('prints in a context of its own each time, when asked to', async () => {
    const running = await start({ isolation: 'context', pagesPerBrowser: 2 });
    const pdfs = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => await printBody(running, `<p>print ${index}</p>`)),
    );
    for (const [index, pdf] of pdfs.entries()) await expect(pdf).toShowExactly(`print ${index}`);
  });

  it('refuses prints after close, and ends those that run', async () => {
    const running = await start();
    const printing = printBody(running, long).catch((error: unknown) => error);
    await pause(30);
    await running.close();
    expect(await printing).toBeInstanceOf(ChromiumUnavailableError);
    await expect(printBody(running, '<p>x</p>')).rejects.toThrow(ChromiumUnavailableError);
    expect(running.health()).toMatchObject({ usable: false, browsers: [] });
  });
});
