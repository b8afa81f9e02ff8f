// The editions of the templates: as they are now, as they were when the studio started, and as they were pinned.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {import('../shared/api.js').Edition} Edition */

/** Folders of templates that do not change. */
export class Editions {
  openedAt = Date.now();
  /** @type {number | null} */
  pinnedAt = null;
  /** @type {string | null} */
  #pinned = null;
  #count = 0;
  #live;
  #folder = mkdtempSync(join(tmpdir(), 'invoice-press-studio-'));
  #opening;

  /** @param {string} live the folder that designers work in */
  constructor(live) {
    this.#live = live;
    this.#opening = this.#copy('opening');
  }

  /** The folder of an edition; null if nothing is pinned. @param {Edition} edition */
  rootOf(edition) {
    return edition === 'now' ? this.#live : edition === 'opening' ? this.#opening : this.#pinned;
  }

  /** Pins the current templates. Returns the folder that is no longer needed. */
  pin() {
    const before = this.#pinned;
    this.#pinned = this.#copy(`pinned-${++this.#count}`);
    this.pinnedAt = Date.now();
    if (before) rmSync(before, { recursive: true, force: true });
    return before;
  }

  close() {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** @param {string} name */
  #copy(name) {
    const target = join(this.#folder, name);
    cpSync(this.#live, target, { recursive: true, dereference: true });
    return target;
  }
}
