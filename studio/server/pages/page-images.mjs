// Pages of prints as images, each made once.
import { Thread } from '../threads.mjs';
import { Recent } from './recent.mjs';

/** @typedef {import('../../shared/api.js').PageSize} PageSize */

const DEADLINE_MS = 15_000;
const MEMORY_MB = 1024;
const MOST_BYTES = 192_000_000;
/** Narrower images are thumbnails, and wait for larger ones. */
const THUMBNAIL_WIDTH = 480;

/** @typedef {{ image: Promise<Buffer | null>, waiting: number, abort: AbortController }} Entry waiting: how many want it */

/** Makes images of pages, and keeps the last ones. */
export class PageImages {
  #thread = new Thread(new URL('raster-thread.mjs', import.meta.url), { name: 'drawing a page', memoryMb: MEMORY_MB });
  /** @type {Recent<Entry>} */
  #images = new Recent(MOST_BYTES);

  /** @param {string} print @param {Buffer} pdf @returns {Promise<PageSize[]>} */
  sizes(print, pdf) {
    return this.#thread.ask({ print, pdf }, { deadlineMs: DEADLINE_MS });
  }

  /**
   * A PNG; null if there is no such page. If all callers are gone before its turn, it is not made.
   * @param {string} print @param {Buffer} pdf @param {number} page counted from 1 @param {number} width in pixels @param {AbortSignal} [signal]
   * @returns {Promise<Buffer | null>}
   */
  image(print, pdf, page, width, signal) {
    const key = `${print}/${page}/${width}`;
    const entry = this.#images.get(key) ?? this.#begin(key, { print, pdf, page, width });
    entry.waiting++;
    const leave = () => --entry.waiting === 0 && entry.abort.abort(signal?.reason);
    signal?.addEventListener('abort', leave, { once: true });
    return entry.image;
  }

  close() {
    return this.#thread.close();
  }

  /** @param {string} key @param {{ print: string, pdf: Buffer, page: number, width: number }} question @returns {Entry} */
  #begin(key, question) {
    const abort = new AbortController();
    const entry = { image: this.#make(question, abort.signal), waiting: 0, abort };
    // Its weight is known when it is ready. A failed image is made again for the next caller.
    this.#images.set(key, entry, 1);
    const keep = (/** @type {Buffer | null} */ image) => this.#images.set(key, entry, image?.byteLength ?? 1);
    entry.image.then(keep, () => this.#images.delete(key));
    return entry;
  }

  /** @param {{ print: string, pdf: Buffer, page: number, width: number }} question @param {AbortSignal} signal @returns {Promise<Buffer | null>} */
  async #make(question, signal) {
    const isUrgent = question.width > THUMBNAIL_WIDTH;
    const bytes = await this.#thread.ask(question, { deadlineMs: DEADLINE_MS, isUrgent, signal });
    return bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}
