import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StoredObject } from '../storage.js';

/** No key has this sign, so no key is the name of a temporary file. */
export const TEMPORARY = '~';

/** Not the file failed, but what was to be written. Its `cause` is the error. */
export class SourceFailedError extends Error {
  override readonly name = 'SourceFailedError';
}

/**
 * Writes a file as a whole: under a temporary name, forced to the disk, then renamed. If this fails, the temporary file is removed.
 * @throws SourceFailedError, or the error of the file system
 */
export async function writeFileWhole(path: string, source: Readable, signal: AbortSignal): Promise<StoredObject> {
  signal.throwIfAborted();
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${path}${TEMPORARY}${randomBytes(8).toString('hex')}`;
  try {
    const stored = await writeNew(temporary, source, signal);
    await rename(temporary, path);
    await syncFolder(folder);
    return stored;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeNew(path: string, source: Readable, signal: AbortSignal): Promise<StoredObject> {
  const hash = createHash('sha256');
  let byteLength = 0;
  async function* measured(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      byteLength += chunk.length;
      yield chunk;
    }
  }
  const file = await open(path, 'wx', 0o600);
  // The stream closes the file, also when it fails; `flush` waits until the bytes are on the disk.
  const target = file.createWriteStream({ flush: true });
  // A failed pipeline destroys all of its streams with the same error: the first one to tell is the one that failed.
  let failed: Readable | typeof target | undefined;
  source.once('error', () => (failed ??= source));
  target.once('error', () => (failed ??= target));
  try {
    await pipeline(source, measured, target, { signal });
  } catch (error) {
    throw failed === source ? new SourceFailedError('the source of a file failed', { cause: error }) : error;
  }
  return { byteLength, sha256: hash.digest('hex') };
}

/** Makes the new name outlive a loss of power. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
