import { createHash, type Hash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { Dictionary } from '../syntax/dictionary.js';
import { referenceTo } from '../syntax/values.js';
import type { PdfObjects } from './pdf-objects.js';

/** The first bytes of each file. The comment of four high bytes says that the file is binary (ISO 32000-2, 7.5.2). */
export const header = Buffer.from('%PDF-1.7\n%\u{e2}\u{e3}\u{cf}\u{d3}\n', 'latin1');
export const streamStart = '\nstream\n';
export const streamEnd = '\nendstream\nendobj\n';
const streamEndBytes = Buffer.from(streamEnd);
/** A reader unpacks a whole stream of objects to see one of them; fewer in a stream compress worse. */
export const objectsInStream = 500;
/** Bytes of an entry of the cross-reference stream: its type, an offset or the number of a stream, an index. */
export const entryWidths = [1, 4, 2] as const;
export const entryLength = 7;
/** Bytes of the identifier of the file. */
const idLength = 16;

/** A PDF 1.7 that is being written, piece by piece. What was written is kept as bytes alone. */
export class OpenFile {
  readonly #parts: Buffer[] = [header];
  #length = header.length;
  readonly #entries: [type: number, place: number, index: number][] = [[0, 0, 65_535]];
  readonly #allocate: () => number;

  /** @param allocate gives a number that no other object has; the last one must be the highest of the file */
  constructor(allocate: () => number) {
    this.#allocate = allocate;
  }

  /** Writes a stream. @param data compressed as its dictionary says */
  addStream(number: number, dictionary: Dictionary, data: Buffer): void {
    dictionary.delete('/Length');
    dictionary.set('/Length', String(data.length));
    this.#entries[number] = [1, this.#length, 0];
    this.#push(Buffer.from(`${number} 0 obj\n${dictionary.toString()}${streamStart}`, 'latin1'), data, streamEndBytes);
  }

  /** Writes objects into an object stream (ISO 32000-2, 7.5.7). None of them may be a stream. @param numbers at most `objectsInStream` */
  addObjects(objects: PdfObjects, numbers: readonly number[]): void {
    const stream = this.#allocate();
    let table = '';
    let body = '';
    for (const [index, number] of numbers.entries()) {
      this.#entries[number] = [2, stream, index];
      table += `${number} ${body.length} `;
      body += `${objects.text(number)}\n`;
    }
    const entries = {
      '/Type': '/ObjStm',
      '/N': String(numbers.length),
      '/First': String(table.length),
      '/Filter': '/FlateDecode',
    };
    this.addStream(stream, new Dictionary(Object.entries(entries)), deflateSync(Buffer.from(table + body, 'latin1')));
  }

  /** Adds the cross-reference stream, which holds its own entry too. @returns the whole file */
  end(root: number, info: number): Buffer {
    const number = this.#allocate();
    const start = this.#length;
    this.#entries[number] = [1, start, 0];
    const table = Buffer.alloc((number + 1) * entryLength);
    for (let entry = 0; entry <= number; entry += 1) {
      const [type, place, index] = this.#entries[entry] ?? [0, 0, 0];
      table.writeUInt8(type, entry * entryLength);
      table.writeUInt32BE(place, entry * entryLength + entryWidths[0]);
      table.writeUInt16BE(index, entry * entryLength + entryWidths[0] + entryWidths[1]);
    }
    const id = `<${this.#hash()}>`;
    const entries = {
      '/Type': '/XRef',
      '/Size': String(number + 1),
      '/W': `[${entryWidths.join(' ')}]`,
      '/Root': referenceTo(root),
      '/Info': referenceTo(info),
      '/ID': `[${id}${id}]`,
      '/Filter': '/FlateDecode',
    };
    this.addStream(number, new Dictionary(Object.entries(entries)), deflateSync(table));
    this.#push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
    return Buffer.concat(this.#parts);
  }

  #push(...parts: Buffer[]): void {
    for (const part of parts) {
      this.#parts.push(part);
      this.#length += part.length;
    }
  }

  #hash(): string {
    const hash = createHash('sha256');
    for (const part of this.#parts) hash.update(part);
    return fileId(hash);
  }
}

/** The identifier of a file. @param hash of all bytes before its cross-reference stream */
export function fileId(hash: Hash): string {
  return hash
    .digest('hex')
    .slice(0, idLength * 2)
    .toUpperCase();
}
