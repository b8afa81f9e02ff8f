import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { EntryKey } from '../../records/audit/prune-entries.js';
import { ExportUnfitError, type Manifest } from './manifest.js';

/** The part of an exported entry that is used to find it again. */
export interface ExportedEntry extends EntryKey {
  organisationId: string;
  recordedAt: string;
  action: string;
}

/** A line that is longer is not one of ours. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** Checks that an export has the bytes and the number of entries that its manifest says. @param handle of the file, open for reading @throws ExportUnfitError */
export async function assertIntact(handle: FileHandle, path: string, manifest: Manifest): Promise<void> {
  if (manifest.format !== 'jsonl') {
    throw new ExportUnfitError(`${path} is ${manifest.format}: only an export as JSONL holds every entry as it was`);
  }
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(handle)) hash.update(chunk);
  if (hash.digest('hex') !== manifest.sha256) throw new ExportUnfitError(`${path} does not have the SHA-256 of its manifest`);
  let entries = 0;
  for await (const _ of readExport(handle, path)) entries++;
  if (entries !== manifest.entries) {
    throw new ExportUnfitError(`${path} has ${entries} entries, but its manifest says ${manifest.entries}`);
  }
}

/** The entries of an export, one after the other. @throws ExportUnfitError */
export async function* readExport(handle: FileHandle, path: string): AsyncGenerator<ExportedEntry> {
  let number = 0;
  for await (const line of linesOf(handle, path)) {
    number++;
    const entry = entryOf(line);
    if (!entry) throw new ExportUnfitError(`${path}, line ${number}: this is not an exported audit entry`);
    yield entry;
  }
}

/** Only a line feed ends a line: JSON may hold the other line breaks of Unicode. */
async function* linesOf(handle: FileHandle, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of path.endsWith('.gz') ? bytesOf(handle).pipe(createGunzip()) : bytesOf(handle)) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new ExportUnfitError(`${path} has a line of more than ${LONGEST_LINE} characters`);
    yield* lines;
  }
  if (rest !== '') throw new ExportUnfitError(`${path} ends in the middle of a line`);
}

/** The same bytes each time, also if another file got the name of this one. */
function bytesOf(handle: FileHandle) {
  return handle.createReadStream({ start: 0, autoClose: false });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function entryOf(line: string): ExportedEntry | null {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
  // A number of JSON is exact only up to 2^53. No table has as many entries.
  const { id, eventId, organisationId, recordedAt, action } = value ?? {};
  if (!Number.isSafeInteger(id) || typeof eventId !== 'string' || !UUID.test(eventId)) return null;
  if (typeof organisationId !== 'string' || !UUID.test(organisationId)) return null;
  if (typeof recordedAt !== 'string' || !TIME.test(recordedAt) || typeof action !== 'string') return null;
  return { id: String(id), eventId, organisationId, recordedAt, action };
}
