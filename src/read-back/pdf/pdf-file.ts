import { inflateSync } from 'node:zlib';
import { UnexpectedPdfError } from '../../finish/index.js';
import { Dictionary } from '../../finish/syntax/dictionary.js';
import { endOfValue, referenceIn, skipBlanks, valuesOf } from '../../finish/syntax/values.js';

/** The most bytes of one stream, and of all streams of a document that are read, after they are inflated. */
const largestStream = 200_000_000;
const mostBytes = 2_000_000_000;
/** More objects than any document has. */
const mostObjects = 8_000_000;

/** Where an object stands: at an offset of the file, or in a stream of objects. */
type Place = { kind: 'free' } | { kind: 'offset'; offset: number } | { kind: 'inStream'; stream: number; index: number };

/** A stream of objects (ISO 32000-2, 7.5.7): its text, and where each object begins in it. They follow each other. */
interface ObjectStream {
  text: string;
  starts: readonly number[];
}

/**
 * A finished PDF, read from its bytes alone: a cross-reference stream (ISO 32000-2, 7.5.8), streams of objects, streams that are not compressed or by Flate, no later revision, nothing
 * encrypted. An object is read when it is asked for.
 */
export class PdfFile {
  readonly #bytes: Buffer;
  readonly #entries: Buffer;
  readonly #widths: readonly [number, number, number];
  readonly #size: number;
  readonly #streams = new Map<number, ObjectStream>();
  #inflated = 0;
  /** The catalog. */
  readonly root: number;

  /** @throws UnexpectedPdfError for any other form */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1', Math.max(0, bytes.length - 64)))?.[1]);
    const { dictionary, data } = this.#streamAt(
      Number.isSafeInteger(start) ? start : refuse('does not say where its cross-reference stream is'),
    );
    for (const key of ['/Prev', '/Encrypt', '/Index'])
      if (dictionary.has(key)) refuse(`has ${key} in its cross-reference stream`);
    if (dictionary.get('/Type') !== '/XRef') refuse('has no cross-reference stream');
    const [type = 0, place = 0, index = 0] = valuesOf(dictionary.get('/W') ?? '[]').map(Number);
    this.#widths = [type, place, index];
    this.#size = Number(dictionary.get('/Size'));
    this.#entries = this.#inflate(dictionary, data);
    if (
      !(this.#size <= mostObjects) ||
      this.#entries.length !== this.#size * (type + place + index) ||
      type !== 1 ||
      !(place <= 6) ||
      !(index <= 6)
    )
      refuse('has a cross-reference stream in another form');
    this.root = referenceIn(dictionary.get('/Root')) ?? refuse('has no catalog');
  }

  /** The value of an object as text; of a stream, its dictionary. @throws UnexpectedPdfError if there is none */
  text(number: number): string {
    const place = this.#placeOf(number);
    if (place.kind === 'free') return refuse(`lacks the object ${number}`);
    if (place.kind === 'offset') return this.#valueAt(place.offset, number).value;
    const { text, starts } = this.#objectStream(place.stream);
    const start = starts[place.index] ?? refuse(`lacks the object ${number}`);
    return text.slice(start, starts[place.index + 1] ?? text.length).trimEnd();
  }

  /** The dictionary of an object. */
  dictionary(number: number): Dictionary {
    return Dictionary.parse(this.text(number));
  }

  /** A dictionary, given as it is or by reference; empty if there is no value. */
  resolve(value: string | undefined): Dictionary {
    if (value === undefined) return new Dictionary();
    const number = referenceIn(value);
    return number === undefined ? Dictionary.parse(value) : this.dictionary(number);
  }

  /** The values of an array, given as it is or by reference; none if there is no value. */
  values(value: string | undefined): string[] {
    const number = referenceIn(value);
    return valuesOf(number === undefined ? (value ?? '[]') : this.text(number));
  }

  /** The content of a stream, one character for each byte. */
  content(number: number): string {
    const place = this.#placeOf(number);
    if (place.kind !== 'offset') return refuse(`lacks the stream ${number}`);
    const { dictionary, data } = this.#streamAt(place.offset, number);
    return this.#inflate(dictionary, data).toString('latin1');
  }

  #placeOf(number: number): Place {
    if (!(number > 0 && number < this.#size)) return { kind: 'free' };
    const [type, place, index] = this.#widths;
    const at = number * (type + place + index);
    const where = this.#entries.readUIntBE(at + type, place);
    switch (this.#entries[at]) {
      case 1:
        return { kind: 'offset', offset: where };
      case 2:
        return { kind: 'inStream', stream: where, index: index === 0 ? 0 : this.#entries.readUIntBE(at + type + place, index) };
      default:
        return { kind: 'free' };
    }
  }

  #objectStream(number: number): ObjectStream {
    const known = this.#streams.get(number);
    if (known) return known;
    const place = this.#placeOf(number);
    const { dictionary, data } =
      place.kind === 'offset' ? this.#streamAt(place.offset, number) : refuse(`lacks the stream ${number}`);
    if (dictionary.get('/Type') !== '/ObjStm') refuse('has an object in a stream that is not one of objects');
    const text = this.#inflate(dictionary, data).toString('latin1');
    const first = Number(dictionary.get('/First'));
    const numbers = text.slice(0, first).trim().split(/\s+/);
    const starts: number[] = [];
    for (let at = 1; at < numbers.length; at += 2) starts.push(first + Number(numbers[at]));
    if (starts.some((start, index) => !(start > (starts[index - 1] ?? first - 1))))
      refuse('has a stream of objects in another form');
    const stream = { text, starts };
    this.#streams.set(number, stream);
    return stream;
  }

  /** The value of the object at an offset, and where it ends. */
  #valueAt(offset: number, number?: number): { value: string; end: number } {
    // Most dictionaries of streams are short.
    for (let length = 1024; ; length *= 8) {
      const text = this.#bytes.toString('latin1', offset, offset + length);
      const head = /^(\d+) 0 obj\s+/.exec(text);
      if (!head || (number !== undefined && Number(head[1]) !== number))
        return refuse('has no object where its cross-reference stream says');
      const start = skipBlanks(text, head[0].length);
      const end = endIn(text, start);
      if (end !== undefined && end < text.length) return { value: text.slice(start, end), end: offset + end };
      if (offset + length >= this.#bytes.length) return refuse('has an object that does not end');
    }
  }

  #streamAt(offset: number, number?: number): { dictionary: Dictionary; data: Buffer } {
    const { value, end } = this.#valueAt(offset, number);
    const dictionary = Dictionary.parse(value);
    const length = Number(dictionary.get('/Length'));
    const head = /^\s*stream\r?\n/.exec(this.#bytes.toString('latin1', end, end + 16));
    const start = end + (head?.[0].length ?? 0);
    if (!head || !(length >= 0) || !/^\s*endstream/.test(this.#bytes.toString('latin1', start + length, start + length + 12)))
      return refuse('has a stream in another form');
    return { dictionary, data: this.#bytes.subarray(start, start + length) };
  }

  #inflate(dictionary: Dictionary, data: Buffer): Buffer {
    const filter = dictionary.get('/Filter');
    if (filter === undefined) return data;
    if (filter !== '/FlateDecode' || dictionary.has('/DecodeParms'))
      return refuse(`has a stream with the filter ${filter.slice(0, 40)}`);
    const content = inflated(data);
    this.#inflated += content.length;
    return this.#inflated > mostBytes ? refuse('is too large to be read') : content;
  }
}

function inflated(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: largestStream });
  } catch (error) {
    return refuse(`has a damaged stream (${error instanceof Error ? error.message : 'unknown'})`);
  }
}

/** Where a value ends; undefined if the text ends before. */
function endIn(text: string, start: number): number | undefined {
  try {
    return endOfValue(text, start);
  } catch (error) {
    if (error instanceof UnexpectedPdfError) return undefined;
    throw error;
  }
}

/** @throws UnexpectedPdfError */
function refuse(what: string): never {
  throw new UnexpectedPdfError(what);
}
