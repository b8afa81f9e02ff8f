import { createHash } from 'node:crypto';
import { UnexpectedPdfError } from '../errors.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { referenceTo } from '../syntax/values.js';
import { withFontTag } from './font-tags.js';

/** What the copies of several files share. */
export class JoinedObjects {
  readonly objects: PdfObjects;
  /** Copied objects by all that is in them. */
  readonly #known = new Map<string, number>();
  #nextKey = 0;

  constructor(objects: PdfObjects) {
    this.objects = objects;
  }

  /** A key of the parent tree, which nothing else has. */
  nextKey(): string {
    this.#nextKey += 1;
    return String(this.#nextKey - 1);
  }

  /** The number of an object with this text and stream. Equal objects are one, so fonts with the same glyphs are in the document once. */
  share(text: string, stream: Buffer | undefined): number {
    const hash = stream ? createHash('sha256').update(stream).digest('base64') : '';
    const key = `${hash}${text}`;
    const known = this.#known.get(key) ?? this.objects.add(text, stream);
    this.#known.set(key, known);
    return known;
  }
}

/** A string, which is left as it is, or a reference. Chromium escapes the parentheses in a string. */
const stringOrReference = /\((?:\\[^]|[^\\)])*\)|(?<![\d.])(\d+) 0 R(?![A-Za-z])/g;
/** The key of a form in the parent tree. */
const formKey = /\/StructParents (\d+)/;
/** Objects that refer to one another, one below the other. */
const deepest = 100;

/** Copies objects of one file into another, with all that they refer to. */
export class ObjectCopier {
  readonly #source: PdfObjects;
  readonly #joined: JoinedObjects;
  readonly #keyOf: (key: number) => string;
  readonly #copies = new Map<number, number>();
  readonly #open = new Set<number>();

  /** @param keyOf the new key of a form in the parent tree, by its old one */
  constructor(source: PdfObjects, joined: JoinedObjects, keyOf: (key: number) => string = () => joined.nextKey()) {
    this.#source = source;
    this.#joined = joined;
    this.#keyOf = keyOf;
  }

  /** Says which object replaces one of the source. It must be said before anything that refers to it is copied. */
  place(number: number, copy: number): void {
    this.#copies.set(number, copy);
  }

  /** The copy of an object that was copied or placed. */
  find(number: number): number | undefined {
    return this.#copies.get(number);
  }

  /** Copies an object, unless it was copied or placed. @returns the number of its copy @throws UnexpectedPdfError if it contains itself */
  copy(number: number): number {
    const known = this.#copies.get(number);
    if (known !== undefined) return known;
    if (this.#open.has(number)) throw new UnexpectedPdfError(`has an object ${number} that contains itself`);
    if (this.#open.size > deepest) throw new UnexpectedPdfError('nests its objects too deeply');
    this.#open.add(number);
    const value = this.valueOf(this.#source.text(number));
    const stream = this.#source.stream(number);
    const keyed = stream ? value.replace(formKey, (_, key) => `/StructParents ${this.#keyOf(Number(key))}`) : value;
    const copy = this.#joined.share(withFontTag(keyed, this.#joined.objects), stream);
    this.#open.delete(number);
    this.#copies.set(number, copy);
    return copy;
  }

  /** A value with references to copies. */
  valueOf(value: string): string {
    return value.replaceAll(stringOrReference, (found, number: string | undefined) =>
      number === undefined ? found : referenceTo(this.copy(Number(number))),
    );
  }
}
