import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FIND_BROWSER, isAlive, StagedProject, type Tool, until } from './staged-project.js';

let project: StagedProject;
beforeEach(() => {
  project = new StagedProject();
  project.write('find-browser.js', FIND_BROWSER);
});
afterEach(() => project.close());

const TOOLS: Tool[] = ['npm', 'prisma', 'tsc', 'puppeteer'];
const ALL_DONE = TOOLS.flatMap((tool) => [`${tool} starts`, `${tool} is half done`, `${tool} is done`]);

/** What a set-up leaves behind: nothing half-made. */
function expectWhole(): void {
  expect(read('src/records/prisma-client/client.ts')).toBe('first');
  expect(read('dist/main.js')).toBe('first');
  expect(readdirSync(join(project.cache, 'chrome-headless-shell'))).toEqual(['linux-1']);
  expect(readdirSync(project.cache)).toEqual(['chrome-headless-shell']);
  expect(project.has('dist.unfinished')).toBe(false);
  expect(project.has('.cache/set-up/lock')).toBe(false);
}

const read = (path: string) => readFileSync(join(project.folder, path), 'utf8');

describe('set-up of a fresh clone', () => {
  it('makes what is missing, says which step runs and how long it took, and makes nothing twice', async () => {
    const first = await project.start().done;
    expect(first.code).toBe(0);
    expect(project.calls).toEqual(ALL_DONE);
    expectWhole();
    expect(first.said).toMatch(/→ npm packages {4}installing; .+ …\n✓ npm packages {4}done in \d+ s\n/);
    expect(first.said).toMatch(/✓ set-up {10}complete after \d+ s\n$/);

    const second = await project.start().done;
    expect(second).toMatchObject({ code: 0 });
    expect(second.said).toBe(
      `✓ npm packages    installed already\n✓ Prisma client   generated already\n✓ build           up to date\n` +
        `✓ browser         Staged Browser 1.0 whole (${project.cache}/chrome-headless-shell/linux-1/chrome-headless-shell-linux64/chrome-headless-shell)\n`,
    );
    expect(project.calls).toEqual(ALL_DONE);
  });

  it.each(TOOLS)('goes on after kill -9 in the middle of %s, and the tool ends with it', async (tool) => {
    project.write(`${tool}.hangs`, '');
    const { child, done } = project.start();
    const pid = await project.untilHalfDone(tool);
    child.kill('SIGKILL');
    await done;
    await until(() => !isAlive(pid));

    project.remove(`${tool}.hangs`);
    expect(await project.start().done).toMatchObject({ code: 0 });
    expectWhole();
    // The steps before it were done, and are not done again.
    const before = TOOLS.slice(0, TOOLS.indexOf(tool));
    for (const one of before) expect(project.calls.filter((call) => call === `${one} starts`)).toHaveLength(1);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends the tool on %s', async (signal, code) => {
    project.write('tsc.hangs', '');
    const { child, done } = project.start();
    const pid = await project.untilHalfDone('tsc');
    child.kill(signal);
    expect(await done).toMatchObject({ code });
    expect(isAlive(pid)).toBe(false);
    expect(project.has('.cache/set-up/lock')).toBe(false);
  });

  it('takes no half of something for a whole', async () => {
    await project.start().done;
    // A change that was begun and taken back again; packages that npm was still deleting.
    project.write('prisma/schema.prisma', 'second');
    project.write('prisma.hangs', '');
    const { child, done } = project.start();
    await until(() => project.calls.filter((call) => call === 'prisma is half done').length === 2);
    child.kill('SIGKILL');
    await done;
    project.remove('prisma.hangs');
    project.write('prisma/schema.prisma', 'first');
    project.write('node_modules/.package-lock.json', '{ "packa');
    expect(await project.start().done).toMatchObject({ code: 0 });
    expectWhole();
    expect(project.calls.filter((call) => call === 'npm is done')).toHaveLength(2);
  });

  it('keeps the old build until the new one is whole', async () => {
    await project.start().done;
    project.write('src/main.ts', 'second');
    project.write('tsc.fails', 'src/main.ts(1,1): error TS1005\n');
    const { code, said } = await project.start().done;
    expect(code).toBe(1);
    expect(said).toContain('src/main.ts(1,1): error TS1005');
    expect(read('dist/main.js')).toBe('first');
  });
});

describe('two set-ups at once in one folder', () => {
  it('work one after the other: the second says that it waits, and finds everything', async () => {
    const slow = { STAGED_MS: '200' };
    const first = project.start(slow);
    await project.untilHalfDone('npm');
    const second = project.start(slow);
    const [one, other] = await Promise.all([first.done, second.done]);
    expect([one.code, other.code]).toEqual([0, 0]);
    expect(project.calls).toEqual(ALL_DONE);
    expect(other.said).toContain(`→ other set-up    waiting for the one of process ${first.child.pid} in this folder …\n`);
    expect(other.said).toContain('✓ build           up to date');
    expectWhole();
  });
});

describe('a step that fails', () => {
  it.each([
    [
      'npm error code ENOTFOUND\nnpm error network request to https://registry.example/ failed',
      'the npm registry does not answer',
    ],
    ['npm error code ENOSPC', 'the disk is full'],
    ['npm error code EACCES', 'belong to another user'],
    ['npm error code EUSAGE', 'do not match'],
  ])('shows the last lines of npm, and what to do: %s', async (output, advice) => {
    project.write('npm.fails', `npm http fetch GET 200 https://registry.example/left 12ms\n${output}\n`);
    const { code, said } = await project.start().done;
    expect(code).toBe(1);
    expect(said).toMatch(/✗ npm packages {4}installing; .+: failed after \d+ s\n/);
    for (const line of output.split('\n')) expect(said).toContain(`  ${line}\n`);
    expect(said).not.toContain('fetch GET 200');
    expect(said).toContain('\nSet-up failed: npm ci: it failed.\nWhat to do: ');
    expect(said).toContain(advice);
    expect(said).toContain('the next run continues from there.');
    expect(project.has('.cache/set-up/lock')).toBe(false);
  });

  it('names a browser that was given and does not start', async () => {
    const { code, said } = await project.start({ PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' }).done;
    expect(code).toBe(1);
    expect(said).toContain(
      'PUPPETEER_EXECUTABLE_PATH is /nowhere/chrome, which does not start (no such file, or made for another system)',
    );
  });

  it('leaves nothing of a download that was cut, and says what else to do', async () => {
    project.write('puppeteer.is-cut', '');
    const { code, said } = await project.start().done;
    expect(code).toBe(1);
    expect(said).toContain('that failed: the download is incomplete\n');
    expect(said).toMatch(
      /Set-up failed: no browser could be found or installed\.\nWhat to do: one of these, .+:\n( {2}- .+\n){2,}/,
    );
    expect(readdirSync(project.cache)).toEqual(['chrome-headless-shell']);
    expect(readdirSync(join(project.cache, 'chrome-headless-shell'))).toEqual([]);
  });
});

describe('a browser that was downloaded by half', () => {
  it('is replaced: it tells its version, and shows no page', async () => {
    const path = 'browsers/chrome-headless-shell/linux-1/chrome-headless-shell-linux64/chrome-headless-shell';
    project.write(path, '#!/bin/sh\n[ "$1" = --version ] && echo "Staged Browser 1.0"\n');
    const { chmodSync } = await import('node:fs');
    chmodSync(join(project.folder, path), 0o755);
    const { code } = await project.start().done;
    expect(code).toBe(0);
    expect(project.calls).toContain('puppeteer is done');
    expect(read(path)).toContain('whole');
  });
});
