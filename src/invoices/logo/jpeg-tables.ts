import { DamagedImageError } from './damaged-image-error.js';
import { type HuffmanTable, huffmanTable } from './huffman-table.js';

/** What the scans of a JPEG image are read with; later tables replace earlier ones. */
export interface JpegTables {
  /** By class (16: AC) and number. */
  huffman: Map<number, HuffmanTable>;
  /** The numbers of those that there are. */
  quantisations: Set<number>;
  /** In units; 0: there is none. */
  restartInterval: number;
}

const HIGHEST = 3;

/** Reads a segment DHT (ITU-T T.81, B.2.4.2). @throws DamagedImageError */
export function readHuffmanTables(segment: Buffer, tables: JpegTables): void {
  for (let at = 0; at < segment.length;) {
    const selected = segment[at] ?? 0;
    const counts = segment.subarray(at + 1, at + 17);
    const count = counts.reduce((sum, one) => sum + one, 0);
    const symbols = segment.subarray(at + 17, at + 17 + count);
    const isKnown = selected >> 4 <= 1 && (selected & 15) <= HIGHEST;
    // The difference of two averages has at most 15 bits.
    const isPossible = selected >> 4 === 1 || symbols.every((symbol) => symbol <= 15);
    if (!isKnown || !isPossible || counts.length < 16 || symbols.length < count || count > 256)
      throw new DamagedImageError('a Huffman table of the JPEG is wrong');
    tables.huffman.set(selected, huffmanTable(counts, symbols));
    at += 17 + count;
  }
}

/** Reads a segment DQT (ITU-T T.81, B.2.4.1). @throws DamagedImageError */
export function readQuantisations(segment: Buffer, tables: JpegTables): void {
  for (let at = 0; at < segment.length;) {
    const selected = segment[at] ?? 0;
    const length = selected >> 4 === 0 ? 64 : 128;
    if (selected >> 4 > 1 || (selected & 15) > HIGHEST || at + 1 + length > segment.length)
      throw new DamagedImageError('a quantisation table of the JPEG is wrong');
    tables.quantisations.add(selected & 15);
    at += 1 + length;
  }
}
