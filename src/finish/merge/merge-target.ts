import { objectsInStream, OpenFile } from '../objects/open-file.js';
import { PdfObjects } from '../objects/pdf-objects.js';
import type { Dictionary } from '../syntax/dictionary.js';
import { SharedObjects } from './shared-objects.js';

/** The file that is being made. What is complete is written at once and kept as compressed bytes alone, so that thousands of documents fit into memory. */
export class MergeTarget {
  /** What is not written yet. */
  readonly objects = new PdfObjects();
  /** Fonts, images and all else that documents have in common. */
  readonly shared = new SharedObjects(this.objects);
  readonly #file = new OpenFile(() => this.#freeNumber());
  #waiting: number[] = [];
  /** The first number that was not looked at by `writeStreams`. */
  #next = 1;

  /** The number of an object that is set later. */
  reserve(): number {
    return this.objects.add('null');
  }

  /** Sets an object to which nothing is added any more, so that it can be written. */
  finish(number: number, value: string | Dictionary): void {
    this.objects.set(number, value);
    this.#waiting.push(number);
    if (this.#waiting.length >= objectsInStream) this.#writeWaiting();
  }

  /** Writes the streams that were added since the last time. Those of fonts come later. */
  writeStreams(): void {
    for (; this.#next < this.objects.size; this.#next += 1) this.#writeStream(this.#next);
  }

  /** Writes the rest. @returns the whole file */
  end(): Buffer {
    this.shared.writeFonts();
    for (const number of this.objects.numbers()) this.#writeStream(number);
    this.#writeWaiting();
    const others = [...this.objects.numbers()];
    for (let at = 0; at < others.length; at += objectsInStream)
      this.#file.addObjects(this.objects, others.slice(at, at + objectsInStream));
    return this.#file.end(this.objects.root, this.objects.info);
  }

  #writeStream(number: number): void {
    const stream = this.objects.stream(number);
    if (!stream) return;
    // A copy: the stream is a piece of its document, which would be kept too.
    this.#file.addStream(number, this.objects.dictionary(number), Buffer.from(stream));
    this.objects.remove(number);
  }

  #writeWaiting(): void {
    if (this.#waiting.length === 0) return;
    this.#file.addObjects(this.objects, this.#waiting);
    for (const number of this.#waiting) this.objects.remove(number);
    this.#waiting = [];
  }

  #freeNumber(): number {
    const number = this.reserve();
    this.objects.remove(number);
    return number;
  }
}
