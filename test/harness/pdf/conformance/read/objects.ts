import { inflateSync } from 'node:zlib';

/** A name, with its #-escapes resolved. */
export class Name {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

/** A string: its bytes, and how it is written, with its delimiters. */
export class Text {
  readonly bytes: string;
  readonly written: string;

  constructor(bytes: string, written: string) {
    this.bytes = bytes;
    this.written = written;
  }

  /** As a text string: UTF-16 or UTF-8 by its mark, else one character for each byte. */
  get text(): string {
    const bytes = Buffer.from(this.bytes, 'latin1');
    if (this.bytes.startsWith('\u00FE\u00FF'))
      return bytes
        .subarray(2, bytes.length & ~1)
        .swap16()
        .toString('utf16le');
    return this.bytes.startsWith('\u00EF\u00BB\u00BF') ? bytes.subarray(3).toString('utf8') : this.bytes;
  }
}

/** A reference to an indirect object. */
export class Ref {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

export type PdfObject = null | boolean | number | Name | Text | Ref | Dict | Stream | PdfObject[];

type Resolve = (object: PdfObject) => PdfObject;

/** A dictionary whose getters follow references. */
export class Dict {
  readonly entries: Map<string, PdfObject>;
  readonly resolve: Resolve;

  constructor(entries: Map<string, PdfObject>, resolve: Resolve) {
    this.entries = entries;
    this.resolve = resolve;
  }

  has(key: string): boolean {
    return this.get(key) !== null;
  }

  /** The value as it is written: a reference stays one. */
  raw(key: string): PdfObject {
    return this.entries.get(key) ?? null;
  }

  get(key: string): PdfObject {
    return this.resolve(this.raw(key));
  }

  /** A dictionary, or that of a stream. */
  dict(key: string): Dict | undefined {
    return asDict(this.get(key));
  }

  stream(key: string): Stream | undefined {
    const value = this.get(key);
    return value instanceof Stream ? value : undefined;
  }

  /** The elements of an array; one value that is no array counts as an array of one. */
  list(key: string): PdfObject[] {
    const value = this.get(key);
    return (Array.isArray(value) ? value : [this.raw(key)]).map(this.resolve).filter((element) => element !== null);
  }

  name(key: string): string | undefined {
    const value = this.get(key);
    return value instanceof Name ? value.value : undefined;
  }

  number(key: string): number | undefined {
    const value = this.get(key);
    return typeof value === 'number' ? value : undefined;
  }

  text(key: string): string | undefined {
    const value = this.get(key);
    return value instanceof Text ? value.text : undefined;
  }
}

/** A stream with its bytes as they stand in the file. */
export class Stream {
  #decoded: Buffer | undefined;

  readonly dict: Dict;
  readonly raw: Buffer;

  constructor(dict: Dict, raw: Buffer) {
    this.dict = dict;
    this.raw = raw;
  }

  get filters(): string[] {
    return this.dict.list('Filter').map((filter) => (filter instanceof Name ? filter.value : '?'));
  }

  /** The bytes without compression. The finished PDFs know one filter besides those of images. */
  get bytes(): Buffer {
    if (this.#decoded) return this.#decoded;
    const { filters } = this;
    if (filters.some((filter) => filter !== 'FlateDecode')) throw new Error(`cannot decode ${filters.join(', ')}`);
    if (this.dict.has('DecodeParms')) throw new Error('cannot decode with DecodeParms');
    let { raw } = this;
    for (const _ of filters) raw = inflateSync(raw);
    this.#decoded = raw;
    return raw;
  }
}

/** A dictionary, or that of a stream. */
export function asDict(object: PdfObject): Dict | undefined {
  if (object instanceof Stream) return object.dict;
  return object instanceof Dict ? object : undefined;
}
