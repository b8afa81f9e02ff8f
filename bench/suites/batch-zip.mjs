// How fast the ZIP of a batch is written: as many files as a test has time for, from a folder and into it.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { built } from '../../scripts/built.mjs';
import { figure, say } from '../lib/report.mjs';

const FILES = 2000;
const FILES_QUICK = 100;
const BYTES = 155_000;

/** @param {Pick<import('../benchmark.mjs').Run, 'options' | 'folder'>} run */
export async function measureBatchZip({ options, folder }) {
  /** @type {typeof import('../../src/storage/folder/folder-storage.js')} */
  const { FolderStorage } = await built('storage/folder/folder-storage.js');
  /** @type {typeof import('../../src/archive/write-zip.js')} */
  const { writeZip } = await built('archive/write-zip.js');
  const storage = new FolderStorage(join(folder, 'zip'));
  const { signal } = new AbortController();
  const count = options.quick ? FILES_QUICK : FILES;
  const keyOf = (/** @type {number} */ index) => `items/${String(index).padStart(7, '0')}.pdf`;
  const putting = performance.now();
  for (let index = 0; index < count; index += 1) {
    await storage.put(keyOf(index), randomBytes(BYTES), { contentType: 'application/pdf', signal });
  }
  const putMs = (performance.now() - putting) / count;
  const date = new Date();
  const entries = Array.from({ length: count }, (_, index) => ({
    name: `F-${index}.pdf`,
    content: async () => (await storage.read(keyOf(index), { signal })).stream,
    byteLength: BYTES,
    compress: false,
    date,
  }));
  const start = performance.now();
  const before = process.cpuUsage();
  const { byteLength } = await storage.putStream('result.zip', writeZip(entries), { contentType: 'application/zip', signal });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1000 / count;
  say(
    `\nZIP of ${count} files of ${BYTES / 1000} kB: ${figure(byteLength / 1e6 / seconds)} MB/s, ${figure(count / seconds)} files/s, ${figure(cpuMs)} ms CPU per file; one file into the storage: ${figure(putMs)} ms`,
  );
  return { count, bytes: byteLength, seconds, cpuMs, putMs };
}
