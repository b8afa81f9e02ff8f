import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, createDeflateRaw, deflateRaw } from 'node:zlib';
import { dataDescriptor, directoryRecord, endRecords, type EntryRecord, localHeader } from './zip-records.js';

/** A file of an archive. */
export interface ZipEntry {
  /** Safe and unlike all others: see EntryNames. */
  name: string;
  /** The bytes, or what opens a stream of them when it is the turn of this entry. A stream that hangs must end by a signal of its own. */
  content: Buffer | (() => Promise<Readable>);
  /** Of the content; null if it is not known and below 3 GB. */
  byteLength: number | null;
  /** Whether to deflate it. PDFs are compressed already. */
  compress: boolean;
  /** When it was last changed. The archive says it in UTC. */
  date: Date;
}

/** An entry without ZIP64 may not reach 4 GB; what deflate adds to bytes that it cannot compress is far less than the rest. */
const LARGE = 3_000_000_000;

/** The content of an entry has another length than was said. */
export class EntryLengthError extends Error {
  override readonly name = 'EntryLengthError';
  constructor(entry: string, said: number, found: number) {
    super(`${entry} was said to have ${said} bytes and has ${found}`);
  }
}

/**
 * Writes a ZIP (APPNOTE 6.3.10; ZIP64 where it must) as fast as it is read, one entry after the other. It keeps about a tenth of a kilobyte for each entry, for the directory
 * at the end. Equal entries give equal bytes. If an entry or its stream fails, the output fails with that error.
 */
export function writeZip(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): Readable {
  return Readable.from(zipChunks(entries), { objectMode: false });
}

async function* zipChunks(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const record = recordOf(entry, offset);
    for await (const chunk of entryChunks(entry, record)) {
      offset += chunk.length;
      yield chunk;
    }
    directory.push(directoryRecord(record));
  }
  yield* directory;
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  yield endRecords(directory.length, offset, size);
}

function recordOf({ name, date, compress, content, byteLength }: ZipEntry, offset: number): EntryRecord {
  return {
    name: Buffer.from(name),
    date,
    isDeflated: compress,
    hasDescriptor: !Buffer.isBuffer(content),
    isLarge: (byteLength ?? 0) >= LARGE,
    crc32: 0,
    compressedSize: 0,
    size: 0,
    offset,
  };
}

/** Header, content and what follows it; fills in the record. */
async function* entryChunks({ name, content, byteLength }: ZipEntry, record: EntryRecord): AsyncGenerator<Buffer> {
  if (Buffer.isBuffer(content)) {
    measure(record, content);
    const written = record.isDeflated ? await promisify(deflateRaw)(content) : content;
    record.compressedSize = written.length;
    yield localHeader(record);
    yield written;
  } else {
    yield localHeader(record);
    for await (const chunk of streamChunks(await content(), record)) {
      record.compressedSize += chunk.length;
      yield chunk;
    }
    if (!record.isLarge && record.size >= LARGE) throw new EntryLengthError(name, byteLength ?? LARGE, record.size);
    yield dataDescriptor(record);
  }
  if (byteLength !== null && byteLength !== record.size) throw new EntryLengthError(name, byteLength, record.size);
}

async function* streamChunks(source: Readable, record: EntryRecord): AsyncGenerator<Buffer> {
  const measured = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      measure(record, chunk);
      yield chunk;
    }
  };
  if (!record.isDeflated) return yield* measured(source);
  // A failure of the source destroys the output of this pipeline with that error, and the end of the reader the source.
  const deflated = createDeflateRaw();
  pipeline(source, measured, deflated, () => undefined);
  yield* deflated as AsyncIterable<Buffer>;
}

function measure(record: EntryRecord, chunk: Buffer): void {
  record.crc32 = crc32(chunk, record.crc32);
  record.size += chunk.length;
}
