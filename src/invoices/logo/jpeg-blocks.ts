import { DamagedImageError } from './damaged-image-error.js';
import type { EntropyReader } from './entropy-reader.js';
import type { HuffmanTable } from './huffman-table.js';
import type { JpegComponent } from './jpeg-frame.js';

/** What a scan says of one of its components. */
export interface ScanComponent {
  component: JpegComponent;
  dc: HuffmanTable | undefined;
  ac: HuffmanTable | undefined;
}

/** The coefficients that a scan brings, and which of their bits. */
export interface Band {
  first: number;
  last: number;
  high: number;
  low: number;
}

/** Blocks in a row whose coefficients have ended; shared by the blocks of a scan. */
export interface Run {
  blocks: number;
}

/** Reads a block of a scan. */
export type ReadBlock = (reader: EntropyReader, scan: ScanComponent, block: number) => void;

const ZEROES = 16;

/** The reader of blocks that a scan needs. */
export function blockReader(isProgressive: boolean, band: Band, run: Run): ReadBlock {
  if (!isProgressive) return readSequential;
  if (band.first === 0) return band.high === 0 ? readDc : (reader) => void reader.bit();
  return band.high === 0
    ? (reader, scan, block) => readAc(reader, scan, block, band, run)
    : (reader, scan, block) => refineAc(reader, scan, block, band, run);
}

/** ITU-T T.81, F.2.2. */
function readSequential(reader: EntropyReader, scan: ScanComponent): void {
  readDc(reader, scan);
  const table = present(scan.ac);
  for (let at = 1; at < 64;) {
    const symbol = reader.symbol(table);
    const size = symbol & 15;
    if (size === 0 && symbol >> 4 < 15) return;
    at += size === 0 ? ZEROES : step(symbol >> 4, at, 63);
    reader.bits(size);
  }
}

function readDc(reader: EntropyReader, { dc }: ScanComponent): void {
  const size = reader.symbol(present(dc));
  if (size > 15) throw wrong();
  reader.bits(size);
}

/** ITU-T T.81, G.1.2.2. */
function readAc(reader: EntropyReader, { ac, component }: ScanComponent, block: number, { first, last }: Band, run: Run): void {
  if (run.blocks > 0) {
    run.blocks -= 1;
    return;
  }
  const table = present(ac);
  for (let at = first; at <= last;) {
    const symbol = reader.symbol(table);
    const size = symbol & 15;
    const zeroes = symbol >> 4;
    if (size === 0 && zeroes < 15) {
      run.blocks = (1 << zeroes) - 1 + reader.bits(zeroes);
      return;
    }
    if (size === 0) {
      at += ZEROES;
      continue;
    }
    at += step(zeroes, at, last);
    reader.bits(size);
    mark(component, block, at - 1);
  }
}

/** ITU-T T.81, G.1.2.3: between its symbols a bit for each coefficient that is not zero already. */
function refineAc(reader: EntropyReader, { ac, component }: ScanComponent, block: number, band: Band, run: Run): void {
  let at = band.first;
  while (run.blocks === 0 && at <= band.last) {
    const symbol = reader.symbol(present(ac));
    const size = symbol & 15;
    let zeroes = symbol >> 4;
    if (size > 1) throw wrong();
    if (size === 0 && zeroes < 15) {
      run.blocks = (1 << zeroes) + reader.bits(zeroes);
      break;
    }
    reader.bits(size);
    for (; at <= band.last; at += 1) {
      if (isMarked(component, block, at)) reader.bit();
      else if (zeroes === 0) break;
      else zeroes -= 1;
    }
    if (size === 1) {
      if (at > band.last) throw wrong();
      mark(component, block, at);
    }
    at += 1;
  }
  if (run.blocks === 0) return;
  run.blocks -= 1;
  reader.bits(marksWithin(component, block, at, band.last));
}

function step(zeroes: number, at: number, last: number): number {
  if (at + zeroes > last) throw wrong();
  return zeroes + 1;
}

function mark({ nonZero }: JpegComponent, block: number, coefficient: number): void {
  const half = nonZero[coefficient < 32 ? 0 : 1];
  half[block] = (half[block] ?? 0) | (1 << (coefficient & 31));
}

function isMarked({ nonZero }: JpegComponent, block: number, coefficient: number): boolean {
  return (((nonZero[coefficient < 32 ? 0 : 1][block] ?? 0) >>> (coefficient & 31)) & 1) === 1;
}

/** How many coefficients from a first to a last one are marked. */
function marksWithin({ nonZero: [low, high] }: JpegComponent, block: number, first: number, last: number): number {
  return (
    onesWithin(low[block] ?? 0, first, Math.min(last, 31)) + onesWithin(high[block] ?? 0, Math.max(first - 32, 0), last - 32)
  );
}

function onesWithin(mask: number, first: number, last: number): number {
  if (mask === 0 || first > last) return 0;
  let rest = (mask >>> first) & (0xffffffff >>> (31 - last + first));
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function present(table: HuffmanTable | undefined): HuffmanTable {
  if (!table) throw new DamagedImageError('the JPEG lacks a Huffman table');
  return table;
}

function wrong(): DamagedImageError {
  return new DamagedImageError('the image data of the JPEG is wrong');
}
