import { mkdir, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepsThePromises, megabytes, options } from './contract.js';
import { StorageUnavailableError } from '../../src/storage/errors.js';
import { bytesOf } from '../../src/storage/exactly.js';
import { FolderStorage } from '../../src/storage/folder/folder-storage.js';
import { openFolder, removeFolder } from '../harness/machine/folders.js';
import { PROJECT } from '../../scripts/set-up/project.mjs';
import { Program } from '../harness/machine/program.js';

let root: string;
let storage: FolderStorage;

beforeAll(async () => {
  root = await openFolder('storage');
  storage = new FolderStorage(join(root, 'made', 'batches'));
});

afterAll(() => removeFolder(root));

const mode = async (path: string) => ((await stat(join(root, 'made', path))).mode & 0o777).toString(8);

describe('a folder', () => {
  keepsThePromises(() => storage);

  it('is open to this user only', async () => {
    await storage.put('modes/one', Buffer.from('1'), options());
    expect(await Promise.all(['', 'batches', 'batches/modes', 'batches/modes/one'].map(mode))).toEqual([
      '700',
      '700',
      '700',
      '600',
    ]);
  });

  it('has no temporary file left of streams that failed or were aborted', async () => {
    const files = await readdir(root, { recursive: true });
    expect(files.filter((name) => name.includes('~'))).toEqual([]);
  });

  it('removes temporary files of a process that died, and does not count them', async () => {
    await storage.put('stale/one', Buffer.from('1'), options());
    await writeFile(join(root, 'made/batches/stale/two.zip~0123456789abcdef'), 'half');
    expect(await storage.deleteAll('stale')).toBe(1);
    await expect(stat(join(root, 'made/batches/stale'))).rejects.toThrow('ENOENT');
  });

  it('goes on to read what was replaced or deleted meanwhile', async () => {
    await storage.putStream('replaced/one', megabytes(2), options());
    const { stream } = await storage.read('replaced/one', options());
    await storage.put('replaced/one', Buffer.from('new'), options());
    await storage.deleteAll('replaced');
    expect((await bytesOf(stream)).length).toBe(2 * 1024 * 1024);
  });

  it('fails to read a file that is cut meanwhile', async () => {
    await storage.putStream('cut/one', megabytes(2), options());
    const { stream } = await storage.read('cut/one', options());
    await truncate(join(root, 'made/batches/cut/one'), 100);
    await expect(bytesOf(stream)).rejects.toThrow(StorageUnavailableError);
  });
});

describe('a folder that cannot be used', () => {
  const message = async (folder: string) => new FolderStorage(folder).check().then(String, String);

  it('has a file in its way', async () => {
    await writeFile(join(root, 'file'), '');
    const folder = join(root, 'file/batches');
    expect(await message(folder)).toBe(
      `StorageUnavailableError: STORAGE_FOLDER is ${folder}, which cannot be used (mkdir: ENOTDIR); a file is where a folder should be`,
    );
  });

  it('was lost after it was written: unavailable, not empty', async () => {
    const lost = new FolderStorage(join(root, 'lost'));
    await mkdir(join(root, 'lost'));
    expect(await lost.deleteAll('batch')).toBe(0);
    await rm(join(root, 'lost'), { recursive: true });
    await expect(lost.get('batch/one', options().signal)).rejects.toThrow(/ENOENT\); it is not there: is its volume mounted\?$/);
    await expect(lost.deleteAll('batch')).rejects.toThrow(StorageUnavailableError);
  });

  it('is full, or read-only: says so, keeps what is there, and leaves nothing behind', async () => {
    // A file system of 2 MB of its own, in a namespace where this process may mount one.
    const disk = join(root, 'disk');
    await mkdir(disk);
    const script = `mount -t tmpfs -o size=2m tmpfs "$0" && exec "$@"`;
    const node = [
      process.execPath,
      '--import',
      './test/harness/database/typescript-loader.mjs',
      'test/storage/small-disk.ts',
      disk,
    ];
    const program = new Program(['unshare', '--user', '--map-root-user', '--mount', 'sh', '-ec', script, disk, ...node], {
      cwd: PROJECT,
    });
    const { code, stdout, stderr } = await program.ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter(Boolean)).toEqual([
      `StorageFullError: the disk that holds STORAGE_FOLDER (${disk}) is full (ENOSPC)`,
      `StorageFullError: the disk that holds STORAGE_FOLDER (${disk}) is full (ENOSPC)`,
      'old',
      '["batch/result.zip"]',
      `StorageUnavailableError: STORAGE_FOLDER is ${disk}, which cannot be used (open: EROFS); its file system is read-only: mount a volume there`,
    ]);
  });
});
