/** What the ZIP says about one entry. Sizes, checksum and offset as in APPNOTE 6.3.10. */
export interface EntryRecord {
  /** UTF-8. */
  name: Buffer;
  /** Read in UTC. */
  date: Date;
  isDeflated: boolean;
  /** Checksum and sizes follow the content: they were not known before it. */
  hasDescriptor: boolean;
  /** Sizes in 8 bytes around the content. */
  isLarge: boolean;
  crc32: number;
  compressedSize: number;
  size: number;
  /** Of its local header, from the start of the archive. */
  offset: number;
}

/** From this value on, a field of 4 bytes says "see ZIP64". */
const LIMIT_4 = 0xffffffff;
const LIMIT_2 = 0xffff;
/** A regular file that its owner may write and everyone may read. */
const ATTRIBUTES = (0o100644 << 16) >>> 0;
const MADE_BY_UNIX = 3 << 8;
const VERSION = { plain: 20, zip64: 45 };

/** Before the content. */
export function localHeader(entry: EntryRecord): Buffer {
  const { isLarge, hasDescriptor, name } = entry;
  const extra = isLarge ? zip64Extra(hasDescriptor ? [0, 0] : [entry.size, entry.compressedSize]) : Buffer.alloc(0);
  const header = fields([
    [4, 0x04034b50],
    [2, isLarge ? VERSION.zip64 : VERSION.plain],
    ...described(entry),
    [4, hasDescriptor ? 0 : entry.crc32],
    [4, isLarge ? LIMIT_4 : hasDescriptor ? 0 : entry.compressedSize],
    [4, isLarge ? LIMIT_4 : hasDescriptor ? 0 : entry.size],
    [2, name.length],
    [2, extra.length],
  ]);
  return Buffer.concat([header, name, extra]);
}

/** After the content, where that was not known before. */
export function dataDescriptor({ isLarge, crc32, compressedSize, size }: EntryRecord): Buffer {
  const width = isLarge ? 8 : 4;
  return fields([
    [4, 0x08074b50],
    [4, crc32],
    [width, compressedSize],
    [width, size],
  ]);
}

/** In the directory at the end. */
export function directoryRecord(entry: EntryRecord): Buffer {
  const { name, size, compressedSize, offset } = entry;
  const large = [size, compressedSize, offset].filter((value) => value >= LIMIT_4);
  const extra = large.length > 0 ? zip64Extra(large) : Buffer.alloc(0);
  const version = large.length > 0 || entry.isLarge ? VERSION.zip64 : VERSION.plain;
  const record = fields([
    [4, 0x02014b50],
    [2, MADE_BY_UNIX | VERSION.zip64],
    [2, version],
    ...described(entry),
    [4, entry.crc32],
    [4, Math.min(compressedSize, LIMIT_4)],
    [4, Math.min(size, LIMIT_4)],
    [2, name.length],
    [2, extra.length],
    [2, 0], // comment
    [2, 0], // disk
    [2, 0], // internal attributes
    [4, ATTRIBUTES],
    [4, Math.min(offset, LIMIT_4)],
  ]);
  return Buffer.concat([record, name, extra]);
}

/** The end of the archive. @param start where the directory begins @param size of the directory in bytes */
export function endRecords(count: number, start: number, size: number): Buffer {
  const end = fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(count, LIMIT_2)],
    [2, Math.min(count, LIMIT_2)],
    [4, Math.min(size, LIMIT_4)],
    [4, Math.min(start, LIMIT_4)],
    [2, 0],
  ]);
  if (count < LIMIT_2 && size < LIMIT_4 && start < LIMIT_4) return end;
  const zip64 = fields([
    [4, 0x06064b50],
    [8, 44], // what follows of this record
    [2, MADE_BY_UNIX | VERSION.zip64],
    [2, VERSION.zip64],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, start],
  ]);
  const locator = fields([
    [4, 0x07064b50],
    [4, 0],
    [8, start + size],
    [4, 1],
  ]);
  return Buffer.concat([zip64, locator, end]);
}

/** Flags, method, time and date: the same in both headers. Bit 11: the name is UTF-8; bit 3: a descriptor follows. */
function described({ hasDescriptor, isDeflated, date }: EntryRecord): Field[] {
  const { time, day } = dosDate(date);
  return [
    [2, 0x0800 | (hasDescriptor ? 0x0008 : 0)],
    [2, isDeflated ? 8 : 0],
    [2, time],
    [2, day],
  ];
}

/** From 1980 to 2107, in steps of two seconds. In UTC: the same archive in every time zone. */
function dosDate(date: Date): { time: number; day: number } {
  const year = date.getUTCFullYear();
  if (!(year >= 1980)) return { time: 0, day: (1 << 5) | 1 };
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return { time, day: (Math.min(year - 1980, 127) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate() };
}

function zip64Extra(values: readonly number[]): Buffer {
  return fields([[2, 0x0001], [2, values.length * 8], ...values.map((value): Field => [8, value])]);
}

type Field = readonly [bytes: 2 | 4 | 8, value: number];

/** Numbers one after the other, the lowest byte first. */
function fields(list: readonly Field[]): Buffer {
  const buffer = Buffer.allocUnsafe(list.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of list) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}
