import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from '@jest/globals';
import { ChromiumUnavailableError } from '../../../src/chromium/index.js';
import { expect } from '../../harness/pdf/matchers.js';
import { printBody, startTestChromium, type TestChromium } from '../fixtures.js';
import { chromiumProcesses, eventually, mainProcesses } from '../processes.js';

describe('startChromium', () => {
  let directory = '';
  const started: TestChromium[] = [];
  const start: typeof startTestChromium = async (options) => {
    const chromium = await startTestChromium({ temporaryDirectory: directory, ...options });
    started.push(chromium);
    return chromium;
  };
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'start-'));
    chmodSync(directory, 0o755);
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map(async (chromium) => await chromium.close()));
    rmSync(directory, { recursive: true, force: true });
    const left = chromiumProcesses().map(({ pid }) => pid);
    if (left.length > 0) throw new Error(`processes left after close: ${left.join(', ')}`);
  });

  const script = (name: string, body: string): string => {
    const path = join(directory, name);
    writeFileSync(path, `#!/bin/sh\n${body}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('reports what runs, and leaves nothing after close', async () => {
    const chromium = await start({ browsers: 2 });
    const health = chromium.health();
    expect(health).toMatchObject({ usable: true, browsers: ['idle', 'idle'], queued: 0, printing: 0, sandbox: true });
    expect(Number(health.version.split('.')[0])).toBeGreaterThanOrEqual(133);
    expect(mainProcesses()).toHaveLength(2);
    await chromium.close();
    await chromium.close();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('says what is wrong with the path of the browser', async () => {
    await expect(start({ executablePath: join(directory, 'absent') })).rejects.toThrow('there is no browser at');
    const wrapper = script('wrapper', 'exec something');
    await expect(start({ executablePath: wrapper })).rejects.toThrow('is a script');
  });

  it('says what is wrong with the folder of its files', async () => {
    await expect(start({ temporaryDirectory: join(directory, 'absent') })).rejects.toThrow('absent, which does not exist');
    await expect(start({ temporaryDirectory: script('file', '') })).rejects.toThrow('file, which is not a folder');
  });

  it('says that a program is not Chromium, and removes its files', async () => {
    const starting = start({ executablePath: '/bin/true', launchTimeoutMs: 2000 });
    await expect(starting).rejects.toThrow(ChromiumUnavailableError);
    await expect(starting).rejects.toThrow(/^Chromium \(.*\/true\) did not start: /);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('says which fonts it misses', async () => {
    mkdirSync(join(directory, 'empty'));
    await expect(start({ fontDirectories: [join(directory, 'empty')] })).rejects.toThrow('fontDirectories holds no font');
    await expect(start({ fontDirectories: [] })).rejects.toThrow('fontDirectories holds no font');
  });

  it('prints without the sandbox only when told to, and warns', async () => {
    const events: string[] = [];
    const chromium = await start({ sandbox: false, log: (level, event) => void events.push(`${level} ${event}`) });
    await expect(printBody(chromium, '<p>x</p>')).resolves.toShowExactly('x');
    expect(chromium.health().sandbox).toBe(false);
    expect(events).toContain('warn chromium.sandbox_off');
  });

  it('removes what a killed process left, its browser included, and spares the living', async () => {
    const living = await start();
    const [mine] = readdirSync(directory);
    // A child that starts Chromium from the built sources would need a build: a stand-in with the same command line and a dead owner is what is looked for.
    const dead = join(directory, 'chromium-print-999999999-1-abcdef');
    mkdirSync(dead);
    const orphan = spawn(
      process.execPath,
      ['-e', 'setInterval(() => {}, 1000)', '--', `--user-data-dir=${dead}/browser-1/profile`],
      {
        stdio: 'ignore',
      },
    );
    const ended = new Promise((resolve) => orphan.once('exit', (_code, signal) => resolve(signal)));
    await new Promise((resolve) => orphan.once('spawn', resolve));
    await start();
    expect(await ended).toBe('SIGKILL');
    expect(existsSync(dead)).toBe(false);
    expect(readdirSync(directory)).toContain(mine);
    await expect(printBody(living, '<p>x</p>')).resolves.toShowExactly('x');
  });

  it('recovers by itself when the cause of failed launches goes away', async () => {
    const chromium = await start();
    const [runtime = ''] = readdirSync(directory);
    // Browser directories are numbered: files in the way of the next ones make their launches fail.
    const inTheWay = [2, 3, 4].map((number) => join(directory, runtime, `browser-${number}`));
    for (const path of inTheWay) writeFileSync(path, '');
    for (const { pid } of mainProcesses()) process.kill(pid, 'SIGKILL');
    await eventually(() => !chromium.health().usable, 'the loss is seen');
    await expect(printBody(chromium, '<p>x</p>')).rejects.toThrow(ChromiumUnavailableError);
    const begin = performance.now();
    await expect(printBody(chromium, '<p>x</p>')).rejects.toThrow(ChromiumUnavailableError);
    expect(performance.now() - begin).toBeLessThan(50);
    await eventually(() => chromium.health().usable, 'a browser again', 8000);
    await expect(printBody(chromium, '<p>again</p>')).resolves.toShowExactly('again');
  });
});
