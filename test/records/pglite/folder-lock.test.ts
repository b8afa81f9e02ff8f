import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolderInUseError } from '../../../src/records/faults/errors.js';
import { lockFolder } from '../../../src/records/pglite/folder-lock.js';

describe('lockFolder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** What a lock says that this process holds. */
  async function ownHolder(): Promise<{ pid: number; startedAt: string }> {
    const lock = await lockFolder(folder);
    const holder = JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as { pid: number; startedAt: string };
    await lock[Symbol.asyncDispose]();
    return holder;
  }
  const leave = (holder: unknown) =>
    writeFile(join(folder, 'lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));

  it('refuses a second opener with the pid of the first, until it lets go', async () => {
    const lock = await lockFolder(folder);
    const second = lockFolder(folder);
    await expect(second).rejects.toThrow(DataFolderInUseError);
    await expect(second).rejects.toMatchObject({
      code: 'data_folder_in_use',
      message: expect.stringContaining(`(pid ${process.pid})`),
    });
    await lock[Symbol.asyncDispose]();
    await (await lockFolder(folder))[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over from a process that is gone, one of the same pid that started later, and a lock nobody can read', async () => {
    const gone = spawn('true');
    await new Promise((resolve) => gone.once('exit', resolve));
    const own = await ownHolder();
    const abandoned = [{ ...own, pid: gone.pid }, { ...own, startedAt: 'another boot 1' }, '', '{"pid":', '{"pid":"1"}', '[]'];
    for (const holder of abandoned) {
      await leave(holder);
      const lock = await lockFolder(folder);
      expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toEqual(own);
      await lock[Symbol.asyncDispose]();
    }
    await leave({ ...own, pid: gone.pid });
    await writeFile(join(folder, 'lock.removing'), JSON.stringify({ ...own, pid: gone.pid }));
    await (await lockFolder(folder))[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['free', 'abandoned', 'unreadable'])('gives a %s lock to one of many who want it at once', async (state) => {
    const own = await ownHolder();
    for (let round = 0; round < 20; round++) {
      if (state === 'abandoned') await leave({ ...own, startedAt: 'another boot 1' });
      if (state === 'unreadable') await leave('{');
      const wanted = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
      const locks = wanted.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(locks).toHaveLength(1);
      const refusals = wanted.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      expect(refusals.every((reason) => reason instanceof DataFolderInUseError)).toBe(true);
      await locks[0]?.[Symbol.asyncDispose]();
      expect(await readdir(folder)).toEqual([]);
    }
  });
});
