import { deflateSync, inflateSync } from 'node:zlib';
import { UnexpectedPdfError } from '../errors.js';
import { Dictionary } from '../syntax/dictionary.js';
import { referenceIn } from '../syntax/values.js';

/** The most bytes that one stream may have after it is inflated. */
const largestStream = 500_000_000;

/** The objects of a PDF, by their numbers, to be read and changed. A dictionary is parsed when it is first needed. */
export class PdfObjects {
  readonly #values: (string | Dictionary | undefined)[] = [];
  readonly #streams: (Buffer | undefined)[] = [];
  /** Number of the catalog. */
  root = 0;
  /** Number of the information dictionary. */
  info = 0;

  /** One more than the highest number. */
  get size(): number {
    return this.#values.length;
  }

  has(number: number): boolean {
    return this.#values[number] !== undefined;
  }

  /** The value of an object as text. @throws UnexpectedPdfError if there is none */
  text(number: number): string {
    const value = this.#values[number] ?? missing(number);
    return typeof value === 'string' ? value : value.toString();
  }

  /** The dictionary of an object; what is changed in it is written. @throws UnexpectedPdfError if there is none */
  dictionary(number: number): Dictionary {
    const value = this.#values[number] ?? missing(number);
    if (typeof value !== 'string') return value;
    const dictionary = Dictionary.parse(value);
    this.#values[number] = dictionary;
    return dictionary;
  }

  /** A dictionary, given as it is or by reference. Empty if there is no value. */
  resolve(value: string | undefined): Dictionary {
    if (value === undefined) return new Dictionary();
    const number = referenceIn(value);
    return number === undefined ? Dictionary.parse(value) : this.dictionary(number);
  }

  /** An array as text, given as it is or by reference. `[]` if there is no value. */
  array(value: string | undefined): string {
    const number = referenceIn(value);
    return number === undefined ? (value ?? '[]') : this.text(number);
  }

  /** The bytes of a stream as they stand in the file; undefined if the object is no stream. */
  stream(number: number): Buffer | undefined {
    return this.#streams[number];
  }

  /** The bytes of a stream, inflated. @throws UnexpectedPdfError if it is no stream, or cannot be inflated */
  content(number: number): Buffer {
    const data = this.#streams[number];
    if (!data) throw new UnexpectedPdfError(`lacks the stream ${number}`);
    const filter = this.dictionary(number).get('/Filter');
    if (filter === undefined) return data;
    if (filter !== '/FlateDecode') throw new UnexpectedPdfError(`has a stream with the filter ${filter.slice(0, 40)}`);
    try {
      return inflateSync(data, { maxOutputLength: largestStream });
    } catch (error) {
      throw new UnexpectedPdfError(`has a damaged stream (${error instanceof Error ? error.message : 'unknown'})`);
    }
  }

  /** Replaces the content of a stream. */
  setContent(number: number, content: Buffer): void {
    this.dictionary(number).set('/Filter', '/FlateDecode');
    this.#streams[number] = deflateSync(content);
  }

  /** Replaces the bytes of a stream, compressed as its dictionary says. */
  setStream(number: number, data: Buffer): void {
    if (!this.#streams[number]) throw new UnexpectedPdfError(`lacks the stream ${number}`);
    this.#streams[number] = data;
  }

  /** Sets or replaces an object. @param stream its bytes, compressed as its dictionary says */
  set(number: number, value: string | Dictionary, stream?: Buffer): void {
    this.#values[number] = value;
    this.#streams[number] = stream;
  }

  /** Adds an object, as `set`. @returns its number */
  add(value: string | Dictionary, stream?: Buffer): number {
    const number = Math.max(1, this.#values.length);
    this.set(number, value, stream);
    return number;
  }

  /** Removes an object. What refers to it must be changed too. */
  remove(number: number): void {
    this.#values[number] = undefined;
    this.#streams[number] = undefined;
  }

  /** The numbers of all objects, in their order. */
  *numbers(): Generator<number> {
    for (let number = 1; number < this.#values.length; number += 1) if (this.#values[number] !== undefined) yield number;
  }
}

function missing(number: number): never {
  throw new UnexpectedPdfError(`lacks the object ${number}`);
}
