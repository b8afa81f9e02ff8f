import { qpdfJson } from '../qpdf.js';

/** A value of a PDF as qpdf writes it: a name is `/Name`, a reference `12 0 R`, a text `u:…`, other bytes `b:…` in hexadecimal. */
export type PdfValue = null | boolean | number | string | PdfValue[] | PdfDictionary;
export interface PdfDictionary {
  [key: string]: PdfValue;
}

interface PdfObject {
  value?: PdfValue;
  stream?: { dict: PdfDictionary; data: string };
}

const REFERENCE = /^\d+ \d+ R$/;

/** The objects of a PDF in any form: plain or in object streams. */
export class PdfObjects {
  readonly #objects: Record<string, PdfObject>;

  private constructor(json: string) {
    this.#objects = (JSON.parse(json) as { qpdf: [unknown, Record<string, PdfObject>] }).qpdf[1];
  }

  static async of(pdf: Uint8Array): Promise<PdfObjects> {
    return new PdfObjects(await qpdfJson(pdf));
  }

  get root(): PdfDictionary {
    return this.dictionary(this.dictionary(this.#objects['trailer']?.value)['/Root']);
  }

  /** What a value stands for. */
  value(value: PdfValue | undefined): PdfValue {
    if (typeof value !== 'string' || !REFERENCE.test(value)) return value ?? null;
    const object = this.#objects[`obj:${value}`];
    return this.value(object?.value ?? object?.stream?.dict);
  }

  /** A dictionary, also that of a stream; empty if it is none. */
  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.value(value);
    return found !== null && typeof found === 'object' && !Array.isArray(found) ? found : {};
  }

  /** The entries of an array; a single value is an array of one, and nothing of none. */
  list(value: PdfValue | undefined): PdfValue[] {
    const found = this.value(value);
    // A single reference stays one.
    return Array.isArray(found) ? found : found === null ? [] : [value ?? null];
  }

  /** A text string. */
  text(value: PdfValue | undefined): string | undefined {
    const found = this.value(value);
    return typeof found === 'string' && found.startsWith('u:') ? found.slice(2) : undefined;
  }

  /** The bytes of a stream. */
  stream(value: PdfValue | undefined): Buffer {
    const object = typeof value === 'string' ? this.#objects[`obj:${value}`] : undefined;
    return Buffer.from(object?.stream?.data ?? '', 'base64');
  }

  /** The references of the pages, in their order. */
  pages(): string[] {
    const waiting = [this.root['/Pages']];
    const pages: string[] = [];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const { '/Kids': kids } = this.dictionary(one);
      if (kids !== undefined) waiting.push(...this.list(kids).toReversed());
      else if (typeof one === 'string') pages.push(one);
    }
    return pages;
  }
}
