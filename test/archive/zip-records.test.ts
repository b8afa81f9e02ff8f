import { describe, expect, it } from '@jest/globals';
import { dataDescriptor, directoryRecord, endRecords, type EntryRecord, localHeader } from '../../src/archive/zip-records.js';

const GB = 1_000_000_000;
const record = (change: Partial<EntryRecord>): EntryRecord => ({
  name: Buffer.from('a'),
  date: new Date('2026-11-30T00:00:00Z'),
  isDeflated: false,
  hasDescriptor: true,
  isLarge: true,
  crc32: 7,
  compressedSize: 5 * GB,
  size: 6 * GB,
  offset: 7 * GB,
  ...change,
});

// The archive of many GB that these make is tried by hand, with unzip and Python; here are the fields that ZIP64 changes.
describe('the records of ZIP64', () => {
  it('leave the sizes before a stream open, and say them after it in 8 bytes', () => {
    const header = localHeader(record({}));
    expect([header.readUInt16LE(4), header.readUInt32LE(18), header.readUInt32LE(22)]).toEqual([45, 0xffffffff, 0xffffffff]);
    expect([header.readUInt16LE(28), header.readUInt16LE(31), header.readUInt16LE(33)]).toEqual([20, 1, 16]);
    const after = dataDescriptor(record({}));
    expect([after.length, after.readBigUInt64LE(8), after.readBigUInt64LE(16)]).toEqual([24, 5_000_000_000n, 6_000_000_000n]);
  });

  it('say in the directory only what does not fit', () => {
    const all = directoryRecord(record({}));
    expect(all.length).toBe(46 + 1 + 4 + 24);
    expect([51, 59, 67].map((at) => all.readBigUInt64LE(at))).toEqual([6_000_000_000n, 5_000_000_000n, 7_000_000_000n]);
    const late = directoryRecord(record({ isLarge: false, size: 10, compressedSize: 9 }));
    expect([late.length, late.readUInt32LE(20), late.readUInt32LE(24), late.readUInt32LE(42)]).toEqual([59, 9, 10, 0xffffffff]);
    expect(late.readBigUInt64LE(51)).toBe(7_000_000_000n);
  });

  it.each([
    ['entries', 65_535, 100, 100, true],
    ['entries', 65_534, 100, 100, false],
    ['bytes before the directory', 1, 0xffffffff, 100, true],
    ['bytes of the directory', 1, 100, 0xffffffff, true],
  ])('end an archive of many %s (%d, %d, %d): %s', (_, count, start, size, isZip64) => {
    const end = endRecords(count, start, size);
    expect(end.length).toBe(isZip64 ? 56 + 20 + 22 : 22);
    if (!isZip64) return;
    expect([24, 32, 40, 48, 56 + 8].map((at) => Number(end.readBigUInt64LE(at)))).toEqual([
      count,
      count,
      size,
      start,
      start + size,
    ]);
  });
});
