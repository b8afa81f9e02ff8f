// The e-invoices of documents, each made once.
import { randomUUID } from 'node:crypto';
import { Recent } from '../pages/recent.mjs';
import { answerOf } from './answer.mjs';
import { Places } from './places.mjs';

/** @typedef {import('../../shared/api.js').EInvoice} EInvoice */
/** @typedef {import('./explain.mjs').Prepared} Prepared */

const MOST = 50;
const PRINT_DEADLINE_MS = 25_000;

/**
 * @typedef {object} Effects
 * @property {(marker: string) => Promise<Prepared | null>} prepare
 * @property {() => Promise<number | undefined>} pagesShown how many pages the document has as it is shown
 */

/** Makes them, and keeps the last ones. */
export class EInvoices {
  #places = new Places();
  /** @type {Recent<Promise<EInvoice | null>>} */
  #made = new Recent(MOST);
  #printer;

  /** @param {import('../../../src/chromium/index.js').Chromium} printer */
  constructor(printer) {
    this.#printer = printer;
  }

  /** Null: the document is no invoice. @param {string} key of the document and the profile @param {Effects} effects */
  get(key, effects) {
    const known = this.#made.get(key);
    if (known) return known;
    const made = this.#make(effects);
    this.#made.set(key, made, 1);
    made.catch(() => this.#made.delete(key));
    return made;
  }

  close() {
    return this.#places.close();
  }

  /** @param {Effects} effects @returns {Promise<EInvoice | null>} */
  async #make({ prepare, pagesShown }) {
    const marker = randomUUID();
    const prepared = await prepare(marker);
    if (!prepared) return null;
    if (prepared.html === '') return answerOf(prepared, [], false);
    const signal = AbortSignal.timeout(PRINT_DEADLINE_MS);
    const { bytes } = await this.#printer.print({ html: prepared.html, marker, signal, mayBeCut: true });
    const { pages, places } = await this.#places.of(bytes, signal);
    // A page that came out otherwise says nothing of the one that is shown.
    const areKnown = pages === (await pagesShown());
    return answerOf(prepared, areKnown ? places : [], areKnown);
  }
}
