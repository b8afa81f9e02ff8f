import { DamagedImageError } from './damaged-image-error.js';
import type { HuffmanTable } from './huffman-table.js';

/** Reads the bits of a scan of a JPEG image (ITU-T T.81, F.2.2) up to the next marker. Skips stuffed bytes. */
export class EntropyReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #byte = 0;
  #left = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** The next whole byte of the scan. */
  get at(): number {
    return this.#at;
  }

  bit(): number {
    if (this.#left === 0) this.#nextByte();
    this.#left -= 1;
    return (this.#byte >> this.#left) & 1;
  }

  bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) value = (value << 1) | this.bit();
    return value;
  }

  symbol({ ends, offsets, symbols }: HuffmanTable): number {
    let code = 0;
    for (let length = 1; length <= 16; length += 1) {
      code = (code << 1) | this.bit();
      if (code < (ends[length] ?? 0)) return symbols[code + (offsets[length] ?? 0)] ?? 0;
    }
    throw new DamagedImageError('the image data of the JPEG is wrong');
  }

  /** Skips the marker between two intervals. @param index counted from 0 */
  restart(index: number): void {
    this.#left = 0;
    while (this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] === 0xff) this.#at += 1;
    const isThere = this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] === 0xd0 + (index % 8);
    if (!isThere) throw new DamagedImageError('the image data of the JPEG is interrupted');
    this.#at += 2;
  }

  #nextByte(): void {
    const byte = this.#bytes[this.#at];
    if (byte === 0xff) {
      if (this.#bytes[this.#at + 1] !== 0) throw new DamagedImageError('the image data of the JPEG ends early');
      this.#at += 1;
    }
    if (byte === undefined) throw new DamagedImageError('the JPEG ends early');
    this.#at += 1;
    this.#byte = byte;
    this.#left = 8;
  }
}
