import { createWriteStream } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EntryNames } from '../../archive/entry-name.js';
import type { BatchesApi } from '../../batches/batches.js';
import type { BatchResult } from '../../invoices/batches/batch.js';

/** A file of the list that a batch of single files has as its result. */
interface ListedFile {
  fileName: string;
  key: string;
  byteLength: number;
}

/** Writes the result of a batch into the folder. Files that are there already, with their size, stay. @returns how many files there are */
export async function writeResult(
  batches: BatchesApi,
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
  batches: BatchesApi,
  { key, byteLength }: Pick<BatchResult, 'key' | 'byteLength'>,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const present = await stat(path).catch(() => null);
  if (present?.size === byteLength) return;
  const { stream } = await batches.readFile(key, signal);
  await pipeline(stream, createWriteStream(`${path}.part`), { signal });
  await rename(`${path}.part`, path);
}
