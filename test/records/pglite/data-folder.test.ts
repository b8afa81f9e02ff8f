import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDataFolder } from '../../../src/records/pglite/data-folder.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invoice-press-test-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('openDataFolder', () => {
  it.each([
    ['a file', () => join(folder, 'file')],
    ['below a file', () => join(folder, 'file/data')],
    ['where nothing can be made', () => '/proc/none/data'],
  ])('names the setting when the folder cannot be made: %s', async (_, path) => {
    await writeFile(join(folder, 'file'), '');
    await expect(openDataFolder(path())).rejects.toMatchObject({
      code: 'data_folder_unusable',
      message: `DATA_FOLDER is ${path()}, which cannot be made or written to`,
    });
  });
});
