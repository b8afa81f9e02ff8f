import { round } from './statistics.mjs';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {number | string} value
 * @property {string} limit what it must be
 * @property {boolean} ok
 */

/** The invariants and figures of one run, each with what it came to. */
export class Checks {
  constructor() {
    /** @type {Check[]} */
    this.all = [];
    /** Figures that are told and not judged. @type {Record<string, unknown>} */
    this.facts = {};
  }

  /** Must be 0. @param {string} name @param {number} value */
  zero(name, value) {
    this.all.push({ name, value, limit: '0', ok: value === 0 });
  }

  /** @param {string} name @param {number} value @param {number} most */
  atMost(name, value, most) {
    this.all.push({ name, value: round(value, 2), limit: `≤ ${round(most, 2)}`, ok: value <= most });
  }

  /** @param {string} name @param {number} value @param {number} least */
  atLeast(name, value, least) {
    this.all.push({ name, value: round(value, 3), limit: `≥ ${round(least, 3)}`, ok: value >= least });
  }

  /** @param {string} name @param {number | string | boolean} value @param {number | string | boolean} expected */
  equal(name, value, expected) {
    this.all.push({ name, value: String(value), limit: String(expected), ok: value === expected });
  }

  /** @param {string} name @param {unknown} value */
  fact(name, value) {
    // Where a run has several worlds, each has its own.
    let free = name;
    for (let count = 2; free in this.facts; count += 1) free = `${name} (${count})`;
    this.facts[free] = value;
  }

  get passed() {
    return this.all.length > 0 && this.all.every(({ ok }) => ok);
  }

  get failures() {
    return this.all.filter(({ ok }) => !ok);
  }
}
