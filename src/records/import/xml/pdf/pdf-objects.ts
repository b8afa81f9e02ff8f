import { inflateSync } from 'node:zlib';
import { fileFault } from '../../../../xml/file-fault.js';
import { type PdfDictionary, PdfName, PdfReader, PdfReference, type PdfValue } from './pdf-syntax.js';

/** What a PDF may make us unpack. */
export interface PdfLimits {
  mostObjects: number;
  /** Of all compressed objects together, and of the embedded invoice. */
  mostInflatedBytes: number;
}

/** An object, with the bytes of its stream if it has one. */
interface PdfObject {
  value: PdfValue;
  stream: Uint8Array | null;
}

const OBJECT = /(?<!\d)(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b/g;
const STREAM = /[\0\t\n\f\r ]*stream(?:\r\n|\n|\r)/y;
/** An object that is a number, such as the length of a stream that stands before it. */
const NUMBER_OBJECT = /(?<!\d)(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+endobj/g;
const MOST_LENGTHS = 20;
const ENCRYPTED = /\/Encrypt[\0\t\n\f\r ]*(?:\d|<<)/;
const END_OF_STREAM = 'endstream';

/**
 * The objects of a PDF. They are found by looking for them from the start to the end, not by the table of cross-references, which is often wrong in files
 * that were changed; a later object replaces an earlier one of its number, as an update does.
 */
export class PdfObjects {
  readonly #objects = new Map<number, PdfObject>();
  readonly #limits: PdfLimits;
  #inflated = 0;

  constructor(bytes: Uint8Array, limits: PdfLimits) {
    this.#limits = limits;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (ENCRYPTED.test(text)) throw fileFault('is an encrypted PDF: send it without a password, or send the XML alone');
    this.#scan(text, bytes);
    const unpacked = [...this.#objects];
    const numbers = new Set(unpacked.map(([number]) => number));
    for (const [, object] of unpacked) this.#unpack(object, numbers);
  }

  /** All dictionaries, in no order. */
  *dictionaries(): Generator<PdfDictionary> {
    for (const { value } of this.#objects.values()) if (value instanceof Map) yield* nested(value as PdfDictionary);
  }

  /** What a reference points at; any other value is itself. */
  resolve(value: PdfValue | undefined): PdfValue {
    const found = value instanceof PdfReference ? this.#objects.get(value.number)?.value : value;
    return found ?? null;
  }

  /** The content of the stream that a reference points at; null if there is none. */
  content(value: PdfValue | undefined): Uint8Array | null {
    const object = value instanceof PdfReference ? this.#objects.get(value.number) : undefined;
    return object === undefined ? null : this.#decoded(object);
  }

  #add(number: number, object: PdfObject): void {
    this.#objects.set(number, object);
    if (this.#objects.size > this.#limits.mostObjects)
      throw fileFault(`is a PDF with more than ${this.#limits.mostObjects} objects`);
  }

  #scan(text: string, bytes: Uint8Array): void {
    const lengths = lengthsOf(text);
    OBJECT.lastIndex = 0;
    for (let found = OBJECT.exec(text); found !== null; found = OBJECT.exec(text)) {
      const reader = new PdfReader(text, OBJECT.lastIndex);
      const value = reader.value();
      OBJECT.lastIndex = Math.max(OBJECT.lastIndex, reader.at);
      STREAM.lastIndex = reader.at;
      let stream: Uint8Array | null = null;
      if (value instanceof Map && STREAM.test(text)) {
        const start = STREAM.lastIndex;
        const end = endOfStream(text, start, candidates(value.get('Length') as PdfValue, lengths));
        stream = bytes.subarray(start, end);
        OBJECT.lastIndex = end;
      }
      this.#add(Number(found[1]), { value, stream });
    }
  }

  /** Objects in an object stream do not replace those that stand in the file itself: an update that was made later may have changed them. */
  #unpack(object: PdfObject, unpacked: ReadonlySet<number>): void {
    if (object.stream === null || !(object.value instanceof Map) || nameOf(object.value.get('Type')) !== 'ObjStm') return;
    const content = this.#decoded(object);
    const first = this.resolve(object.value.get('First') as PdfValue);
    if (content === null || typeof first !== 'number') return;
    const text = Buffer.from(content).toString('latin1');
    let read = 0;
    for (const [, number, offset] of text.slice(0, first).matchAll(/(\d+)\s+(\d+)/g)) {
      const reader = new PdfReader(text, first + Number(offset));
      const value = reader.value();
      read += reader.at - first - Number(offset);
      // Objects that overlap would take a time that grows with the square of their length.
      if (read > text.length) throw fileFault('is a PDF with objects that overlap');
      if (!unpacked.has(Number(number))) this.#add(Number(number), { value, stream: null });
    }
  }

  #decoded({ value, stream }: PdfObject): Uint8Array | null {
    if (stream === null || !(value instanceof Map)) return null;
    const given = this.resolve(value.get('Filter') as PdfValue);
    const filters = (Array.isArray(given) ? given : [given])
      .map((filter) => nameOf(this.resolve(filter as PdfValue)))
      .filter((name) => name !== undefined);
    if (filters.length === 0) return stream;
    if (filters.length > 1 || filters[0] !== 'FlateDecode') return null;
    const left = this.#limits.mostInflatedBytes - this.#inflated;
    try {
      const inflated = inflateSync(stream, { maxOutputLength: Math.max(left, 1) });
      this.#inflated += inflated.length;
      return inflated;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return null;
      throw fileFault(`is a PDF that unpacks to more than ${this.#limits.mostInflatedBytes} bytes`);
    }
  }
}

/** The objects that are numbers. A PDF inside the PDF may have the same object numbers. */
function lengthsOf(text: string): Map<number, number[]> {
  const lengths = new Map<number, number[]>();
  for (const [, number, length] of text.matchAll(NUMBER_OBJECT)) {
    const known = lengths.get(Number(number)) ?? [];
    if (known.length < MOST_LENGTHS) lengths.set(Number(number), [...known, Number(length)]);
  }
  return lengths;
}

function candidates(length: PdfValue, lengths: ReadonlyMap<number, number[]>): readonly number[] {
  if (typeof length === 'number') return [length];
  return length instanceof PdfReference ? (lengths.get(length.number) ?? []) : [];
}

/** The length says where a stream ends, unless it is wrong. The longest that fits: a PDF inside it has ends of streams of its own. */
function endOfStream(text: string, start: number, lengths: readonly number[]): number {
  const fits = lengths.filter((length) => /^[\r\n\t ]*endstream/.test(text.slice(start + length, start + length + 20)));
  if (fits.length > 0) return start + Math.max(...fits);
  const end = text.indexOf(END_OF_STREAM, start);
  return end === -1 ? text.length : end;
}

/** The dictionary, and those inside it. */
function* nested(dictionary: PdfDictionary): Generator<PdfDictionary> {
  yield dictionary;
  for (const value of dictionary.values()) {
    for (const one of Array.isArray(value) ? (value as PdfValue[]) : [value])
      if (one instanceof Map) yield* nested(one as PdfDictionary);
  }
}

/** The text of a name; undefined for anything else. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return value instanceof PdfName ? value.name : undefined;
}
