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
  it('names the setting when the folder cannot be made', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(openDataFolder(join(file, 'data'))).rejects.toMatchObject({
      code: 'data_folder_unusable',
      message: `DATA_FOLDER is ${join(file, 'data')}, which cannot be made or written to`,
    });
  });
});
