import { DamagedImageError } from './damaged-image-error.js';

/** A Huffman table of a JPEG image (ITU-T T.81, Annex C): codes of one to 16 bits, each with its symbol. */
export interface HuffmanTable {
  /** By length: the first code that is longer; 0 if no code has this length. */
  ends: Int32Array;
  /** By length: the number to add to a code to get the index of its symbol. */
  offsets: Int32Array;
  symbols: Uint8Array;
}

const LONGEST = 16;

/** Reads a table from how many codes there are of each length, and their symbols. @throws DamagedImageError */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const ends = new Int32Array(LONGEST + 1);
  const offsets = new Int32Array(LONGEST + 1);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= LONGEST; length += 1) {
    const count = counts[length - 1] ?? 0;
    offsets[length] = index - code;
    code += count;
    index += count;
    if (code > 1 << length) throw new DamagedImageError('a Huffman table of the JPEG is wrong');
    ends[length] = count === 0 ? 0 : code;
    code <<= 1;
  }
  return { ends, offsets, symbols };
}
