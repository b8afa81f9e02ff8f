/** Random numbers that a seed repeats (mulberry32): the same seed gives the same requests, victims and moments. */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** From 0 to below 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. @param {number} least @param {number} most */
  integer(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /** One of them. @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    const found = list[this.integer(0, list.length - 1)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  /** Upper-case hexadecimal digits. @param {number} length */
  hex(length) {
    return Array.from({ length }, () => this.integer(0, 15).toString(16).toUpperCase()).join('');
  }

  /** A UUID of version 4. */
  uuid() {
    const digits = this.hex(32).toLowerCase();
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
  }

  /** A stream of its own, so that how much one part draws does not change what another gets. @param {string} name */
  fork(name) {
    let hash = this.state ^ 0x811c9dc5;
    for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    return new Random(hash);
  }
}
