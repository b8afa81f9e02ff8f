import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { fromBuffer, type ZipFile } from 'yauzl';
import { EntryLengthError, writeZip, type ZipEntry } from '../../src/archive/write-zip.js';
import { bytesOf } from '../../src/storage/exactly.js';

const DATE = new Date('2026-11-30T12:34:56Z');

const entry = (name: string, text: string, change: Partial<ZipEntry> = {}): ZipEntry => ({
  name,
  content: Buffer.from(text),
  byteLength: Buffer.byteLength(text),
  compress: false,
  date: DATE,
  ...change,
});

const streamed = (name: string, text: string, change: Partial<ZipEntry> = {}) =>
  entry(name, text, { content: () => Promise.resolve(Readable.from(Array.from(text, (sign) => Buffer.from(sign)))), ...change });

/** The archive as yauzl reads it, which compares sizes and checksums. */
async function unzipped(archive: Buffer): Promise<{ name: string; text: string; method: number; date: string; mode: string }[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file)));
  });
  const found: Awaited<ReturnType<typeof unzipped>> = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (one) => {
      zip.openReadStream(one, (error, stream) => {
        if (error) return reject(error);
        const read = async () => {
          const text = (await bytesOf(stream)).toString();
          const mode = (one.externalFileAttributes >>> 16).toString(8);
          const date = one.getLastModDate({ timezone: 'UTC' }).toISOString();
          found.push({ name: one.fileName, text, method: one.compressionMethod, date, mode });
          zip.readEntry();
        };
        read().catch(reject);
      });
    });
    zip.once('error', reject).once('end', () => resolve(found));
    zip.readEntry();
  });
}

describe('a ZIP', () => {
  it('holds each entry: stored or deflated, of bytes or of a stream', async () => {
    const long = 'an invoice line, '.repeat(1000);
    const archive = await bytesOf(
      writeZip([
        entry('invoices/INV-1.pdf', 'PDF'),
        streamed('Überweisung – ﷼ 🧾.pdf', 'streamed PDF'),
        entry('INV-1.xml', long, { compress: true }),
        streamed('INV-2.xml', long, { compress: true }),
        entry('empty', ''),
        streamed('faults.csv', '', { byteLength: null, compress: true }),
      ]),
    );
    const facts = { date: '2026-11-30T12:34:56.000Z', mode: '100644' };
    expect(await unzipped(archive)).toEqual([
      { name: 'invoices/INV-1.pdf', text: 'PDF', method: 0, ...facts },
      { name: 'Überweisung – ﷼ 🧾.pdf', text: 'streamed PDF', method: 0, ...facts },
      { name: 'INV-1.xml', text: long, method: 8, ...facts },
      { name: 'INV-2.xml', text: long, method: 8, ...facts },
      { name: 'empty', text: '', method: 0, ...facts },
      { name: 'faults.csv', text: '', method: 8, ...facts },
    ]);
    expect(archive.length).toBeLessThan(long.length);
  });

  it('may be empty', async () => {
    expect(await unzipped(await bytesOf(writeZip([])))).toEqual([]);
  });

  it('has the same bytes for the same entries in every time zone', async () => {
    const before = process.env['TZ'];
    const make = () => bytesOf(writeZip([entry('a', '1'), streamed('b', '2', { compress: true })]));
    const here = await make();
    process.env['TZ'] = 'Pacific/Apia';
    const there = await make();
    process.env['TZ'] = before;
    expect(there.equals(here)).toBe(true);
  });

  it.each([
    ['1970-01-01T00:00:00Z', '1980-01-01T00:00:00.000Z'],
    ['2026-02-28T23:59:59Z', '2026-02-28T23:59:58.000Z'],
    ['not a date', '1980-01-01T00:00:00.000Z'],
  ])('says the date %s as far as a ZIP can', async (given, read) => {
    const archive = await bytesOf(writeZip([entry('a', '1', { date: new Date(given) })]));
    expect((await unzipped(archive))[0]?.date).toBe(read);
  });

  it('has more entries than fit without ZIP64', async () => {
    const entries = Array.from({ length: 65_600 }, (_, index) => entry(`${index}.txt`, String(index)));
    const archive = await bytesOf(writeZip(entries));
    const names: string[] = [];
    await new Promise((resolve, reject) => {
      fromBuffer(archive, (error, zip) => {
        if (error) return reject(error);
        zip
          .on('entry', ({ fileName }) => names.push(fileName))
          .once('error', reject)
          .once('end', resolve);
      });
    });
    expect(names).toEqual(entries.map(({ name }) => name));
  }, 120_000);

  it('opens an entry when it is its turn, and waits for its reader', async () => {
    const opened: number[] = [];
    const entries = Array.from({ length: 100 }, (_, index) => ({
      ...entry(`${index}`, 'x'.repeat(100_000)),
      content: () => {
        opened.push(index);
        return Promise.resolve(Readable.from([Buffer.alloc(100_000, 'x')]));
      },
    }));
    const archive = writeZip(entries);
    await new Promise((resolve) => archive.once('readable', resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(opened.length).toBeLessThan(4);
    expect((await bytesOf(archive)).length).toBeGreaterThan(10_000_000);
    expect(opened).toEqual(entries.map((_, index) => index));
  });
});

describe('a ZIP that fails', () => {
  const failure = new Error('the storage is gone');
  const failing = () =>
    Promise.resolve(
      Readable.from(
        (async function* () {
          yield Buffer.from('half');
          throw failure;
        })(),
      ),
    );

  it.each([
    ['an entry that cannot be opened', entry('a', '', { content: () => Promise.reject(failure) })],
    ['a stream that fails', entry('a', '', { content: failing, byteLength: 8 })],
    ['a deflated stream that fails', entry('a', '', { content: failing, byteLength: 8, compress: true })],
  ])('fails with the error of %s', async (_, bad) => {
    await expect(bytesOf(writeZip([entry('good', '1'), bad, entry('never', '2')]))).rejects.toBe(failure);
  });

  it('fails with the error of its list of entries', async () => {
    const entries = (async function* () {
      yield entry('good', '1');
      throw failure;
    })();
    await expect(bytesOf(writeZip(entries))).rejects.toBe(failure);
  });

  it.each([false, true])('does not take an entry of another length than was said (deflated: %s)', async (compress) => {
    for (const byteLength of [3, 5])
      for (const wrong of [entry('a', '1234', { byteLength, compress }), streamed('a', '1234', { byteLength, compress })])
        await expect(bytesOf(writeZip([wrong]))).rejects.toThrow(new EntryLengthError('a', byteLength, 4));
  });

  it.each([false, true])('closes the stream of an entry when its reader goes away (deflated: %s)', async (compress) => {
    const source = Readable.from(
      (async function* () {
        for (;;) yield Buffer.alloc(65_536, 'x');
      })(),
    );
    const closed = new Promise((resolve) => source.once('close', resolve));
    const archive = writeZip([entry('a', '', { content: () => Promise.resolve(source), byteLength: null, compress })]);
    let pieces = 0;
    for await (const _ of archive) if (++pieces === 3) break;
    await closed;
    expect(source.destroyed).toBe(true);
  });
});
