/**
 * Keeps the most recently used values, up to a total weight.
 * @template T
 */
export class Recent {
  /** @type {Map<string, { value: T, weight: number }>} */
  #entries = new Map();
  #weight = 0;
  #most;

  /** @param {number} most the weight of all that is kept */
  constructor(most) {
    this.#most = most;
  }

  /** @param {string} key @returns {T | undefined} */
  get(key) {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** @param {string} key @param {T} value @param {number} weight */
  set(key, value, weight) {
    this.delete(key);
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#most || this.#entries.size === 1) break;
      this.delete(oldest);
    }
  }

  /** @param {string} key */
  delete(key) {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }
}
