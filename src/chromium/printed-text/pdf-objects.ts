/** An object of a PDF: its text up to the stream, and the bytes of its stream as they stand in the file. */
export interface PdfObject {
  text: string;
  /** Null if the object is not a stream. */
  data: Buffer | null;
}

const entryLength = 20;
const streamStart = Buffer.from('>> stream\n');
const objectEnd = Buffer.from('endobj');

/**
 * The objects of a PDF in the form that Chromium (Skia) writes: uncompressed objects, one cross-reference table (ISO 32000-2, 7.5.4).
 * @throws Error for a file of another form
 */
export class PdfObjects {
  /** Number of the catalog. */
  readonly root: number;
  readonly #pdf: Buffer;
  readonly #entriesAt: number;
  readonly #count: number;

  constructor(pdf: Buffer) {
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1', pdf.length - 64))?.[1] ?? Number.NaN);
    const head = Number.isNaN(start) ? null : /^xref\n0 (\d+)\n/.exec(pdf.toString('latin1', start, start + 40));
    if (!head) throw new Error('the PDF has no cross-reference table in the form that Chromium writes');
    this.#pdf = pdf;
    this.#entriesAt = start + head[0].length;
    this.#count = Number(head[1]);
    const trailer = pdf.toString('latin1', this.#entriesAt + this.#count * entryLength);
    this.root = reference(trailer, 'Root') ?? missing('a catalog');
  }

  /** @throws Error where there is no such object */
  get(number: number): PdfObject {
    if (number >= this.#count) missing(`object ${number}`);
    const at = this.#entriesAt + number * entryLength;
    const offset = Number(this.#pdf.toString('latin1', at, at + 10));
    const end = this.#pdf.indexOf(objectEnd, offset);
    const stream = this.#pdf.subarray(offset, end).indexOf(streamStart);
    if (stream === -1) return { text: this.#pdf.toString('latin1', offset, end), data: null };
    const text = this.#pdf.toString('latin1', offset, offset + stream);
    const length = Number(/\/Length (\d+)$/.exec(text)?.[1] ?? missing(`the length of object ${number}`));
    const dataStart = offset + stream + streamStart.length;
    return { text, data: this.#pdf.subarray(dataStart, dataStart + length) };
  }
}

/** The number of the object that a key of a dictionary refers to. */
export function reference(text: string, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The references in an array or dictionary under a key, in the order of the file: `/Kids [1 0 R 2 0 R]`, `/Font <</F4 4 0 R>>`. */
export function references(text: string, key: string): [name: string, number: number][] {
  const inside = new RegExp(`/${key} (?:\\[([^\\]]*)\\]|<<([^>]*)>>)`).exec(text);
  const entries = (inside?.[1] ?? inside?.[2] ?? '').matchAll(/(?:\/(\S+) )?(\d+) 0 R/g);
  return Array.from(entries, ([, name, number]) => [name ?? '', Number(number)]);
}

function missing(what: string): never {
  throw new Error(`the PDF lacks ${what}`);
}
