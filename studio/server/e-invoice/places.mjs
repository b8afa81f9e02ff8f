// Where the links of a printed PDF are.
import { Thread } from '../threads.mjs';

/** @typedef {{ number: number, page: number, left: number, top: number, width: number, height: number }} Place in parts of the page, from its top left */

const DEADLINE_MS = 15_000;
const MEMORY_MB = 1024;

/** Reads them in a thread of its own. */
export class Places {
  #thread = new Thread(new URL('places-thread.mjs', import.meta.url), { name: 'finding the texts', memoryMb: MEMORY_MB });

  /** @param {Buffer} pdf @param {AbortSignal} [signal] @returns {Promise<{ pages: number, places: Place[] }>} */
  of(pdf, signal) {
    return this.#thread.ask({ pdf }, { deadlineMs: DEADLINE_MS, signal, isCostly: true });
  }

  close() {
    return this.#thread.close();
  }
}
