import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EntryNames } from '../../archive/entry-name.js';
import type { Batches } from '../../batches/batches.js';
import type { BatchResult } from '../../invoices/batches/batch.js';

/** A file of the list that a batch of single files has as its result. */
interface ListedFile {
  fileName: string;
  key: string;
  byteLength: number;
  sha256: string;
}

/** Writes the result of a batch into the folder. Files that are there already, with the same bytes, stay. @returns how many files there are */
export async function writeResult(
  batches: Pick<Batches, 'readFile'>,
  folder: string,
  result: BatchResult,
  signal: AbortSignal,
): Promise<number> {
  await copy(batches, result, join(folder, result.fileName), signal);
  if (result.contentType !== 'application/json') return 1;
  const { files } = JSON.parse(await readFile(join(folder, result.fileName), 'utf8')) as { files: ListedFile[] };
  const names = new EntryNames();
  for (const file of files) await copy(batches, file, join(folder, names.take(file.fileName)), signal);
  return files.length + 1;
}

/** Under another name first: a file that has its name is complete. */
async function copy(
  batches: Pick<Batches, 'readFile'>,
  file: Pick<BatchResult, 'key' | 'byteLength' | 'sha256'>,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  if (await isThere(path, file, signal)) return;
  const { stream } = await batches.readFile(file.key, signal);
  await pipeline(stream, createWriteStream(`${path}.part`), { signal });
  await rename(`${path}.part`, path);
}

/** Another batch may have left a file of this name and length. */
async function isThere(
  path: string,
  { byteLength, sha256 }: Pick<BatchResult, 'byteLength' | 'sha256'>,
  signal: AbortSignal,
): Promise<boolean> {
  const present = await stat(path).catch(() => null);
  if (!present?.isFile() || present.size !== byteLength) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  return hash.digest('hex') === sha256;
}
