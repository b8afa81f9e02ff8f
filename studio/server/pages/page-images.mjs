// Pages of prints as images, each made once.
import { Thread } from '../threads.mjs';
import { Recent } from './recent.mjs';

/** @typedef {import('../../shared/api.js').PageSize} PageSize */

const DEADLINE_MS = 15_000;
const MEMORY_MB = 1024;
const MOST_BYTES = 192_000_000;
/** Narrower ones are thumbnails, and wait for what is looked at. */
const THUMBNAIL_WIDTH = 480;

/** Makes images of pages, and keeps the last ones. */
export class PageImages {
  #thread = new Thread(new URL('raster-thread.mjs', import.meta.url), { name: 'drawing a page', memoryMb: MEMORY_MB });
  /** @type {Recent<Promise<Buffer | null>>} */
  #images = new Recent(MOST_BYTES);

  /** @param {string} print @param {Buffer} pdf @returns {Promise<PageSize[]>} */
  sizes(print, pdf) {
    return this.#thread.ask({ print, pdf }, { deadlineMs: DEADLINE_MS });
  }

  /**
   * A PNG; null when there is no such page.
   * @param {string} print @param {Buffer} pdf @param {number} page counted from 1 @param {number} width in pixels @param {AbortSignal} [signal]
   * @returns {Promise<Buffer | null>}
   */
  image(print, pdf, page, width, signal) {
    const key = `${print}/${page}/${width}`;
    const known = this.#images.get(key);
    if (known) return known;
    const image = this.#make(key, { print, pdf, page, width }, signal);
    // Its weight is known when it is there.
    this.#images.set(key, image, 1);
    return image;
  }

  close() {
    return this.#thread.close();
  }

  /** @param {string} key @param {{ print: string, pdf: Buffer, page: number, width: number }} question @param {AbortSignal | undefined} signal */
  async #make(key, question, signal) {
    try {
      const isUrgent = question.width > THUMBNAIL_WIDTH;
      const bytes = await this.#thread.ask(question, { deadlineMs: DEADLINE_MS, isUrgent, ...(signal ? { signal } : {}) });
      const image = bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this.#images.set(key, Promise.resolve(image), image?.byteLength ?? 1);
      return image;
    } catch (error) {
      this.#images.delete(key);
      throw error;
    }
  }
}
