import { chmod, chown, lstat, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDataFolder } from '../../../src/records/pglite/data-folder.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invoice-press-test-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What lies in a folder and is open to others. */
async function openToOthers(path: string): Promise<string[]> {
  const names = ['.', ...(await readdir(path, { recursive: true }))];
  const modes = await Promise.all(names.map(async (name) => ((await lstat(join(path, name))).mode & 0o077) !== 0));
  return names.filter((_, index) => modes[index]);
}

describe('openDataFolder', () => {
  it('closes a folder to others, also one that is there already, and what lies in it', async () => {
    const data = join(folder, 'open');
    await mkdir(join(data, 'pglite', 'base'), { recursive: true });
    for (const file of ['pglite/PG_VERSION', 'pglite/base/1']) await writeFile(join(data, file), '17\n');
    const outside = join(folder, 'outside');
    await writeFile(outside, '');
    await chmod(outside, 0o644);
    await symlink(outside, join(data, 'pglite', 'link'));
    for (const name of ['.', 'pglite', 'pglite/base', 'pglite/base/1', 'pglite/PG_VERSION']) await chmod(join(data, name), 0o777);
    // Through a link: where it leads is what counts.
    await symlink(data, join(folder, 'by-link'));
    const opened = await openDataFolder(join(folder, 'by-link'));
    expect((await openToOthers(data)).filter((name) => !name.includes('link'))).toEqual([]);
    expect((await stat(outside)).mode & 0o777).toBe(0o644);
    await opened[Symbol.asyncDispose]();
  });

  // Only root can give a folder away; as another user the folder of root is one that may be used, and not written to.
  it('refuses the folder of another user', async () => {
    const isRoot = process.getuid?.() === 0;
    const foreign = isRoot ? join(folder, 'foreign') : '/';
    if (isRoot) {
      await mkdir(foreign, { mode: 0o777 });
      await chown(foreign, 65534, 65534);
    }
    await expect(openDataFolder(foreign)).rejects.toMatchObject({
      code: isRoot ? 'data_folder_foreign' : 'data_folder_unusable',
      message: expect.stringContaining(
        isRoot ? `DATA_FOLDER is ${foreign}, which belongs to another user (uid 65534)` : 'DATA_FOLDER is /',
      ),
    });
    // As it was.
    expect((await stat(foreign)).mode & 0o777).toBe(0o755);
  });

  it.each([
    ['a file', () => join(folder, 'file')],
    ['below a file', () => join(folder, 'file/data')],
    ['where nothing can be made', () => '/proc/none/data'],
  ])('names the setting when the folder cannot be made: %s', async (_, path) => {
    await writeFile(join(folder, 'file'), '');
    await expect(openDataFolder(path())).rejects.toMatchObject({
      code: 'data_folder_unusable',
      message: `DATA_FOLDER is ${path()}, which cannot be created or written to`,
    });
  });
});
