import { DamagedImageError } from './damaged-image-error.js';
import { EntropyReader } from './entropy-reader.js';
import { type Band, blockReader, type Run, type ScanComponent } from './jpeg-blocks.js';
import type { JpegFrame } from './jpeg-frame.js';
import type { JpegTables } from './jpeg-tables.js';

/** Most blocks of a unit that browsers accept (libjpeg's D_MAX_BLOCKS_IN_MCU). */
const MOST_BLOCKS = 10;
const MOST_SHIFT = 13;

/**
 * Reads a scan (ITU-T T.81, B.2.3) to its last block. Does not work out the coefficients, only whether they are complete.
 * @param at where its data begins @returns where its data ends @throws DamagedImageError
 */
export function readScan(jpeg: Buffer, at: number, header: Buffer, frame: JpegFrame, tables: JpegTables): number {
  const scans = componentsOf(header, frame, tables);
  const band = bandOf(header, scans, frame.isProgressive);
  noteProgress(scans, band);
  const reader = new EntropyReader(jpeg, at);
  const run: Run = { blocks: 0 };
  const readBlock = blockReader(frame.isProgressive, band, run);
  const units = unitsOf(scans, frame);
  const interval = tables.restartInterval || units.count;
  for (let unit = 0; unit < units.count; unit += 1) {
    if (unit > 0 && unit % interval === 0) {
      reader.restart(unit / interval - 1);
      run.blocks = 0;
    }
    units.visit(unit, (scan, block) => readBlock(reader, scan, block));
    if (band.high > 0 || run.blocks === 0) continue;
    // The blocks of a run have no data: most of a large image is skipped here.
    const passed = Math.min(run.blocks, interval - 1 - (unit % interval), units.count - 1 - unit);
    run.blocks -= passed;
    unit += passed;
  }
  return reader.at;
}

function componentsOf(header: Buffer, { components }: JpegFrame, tables: JpegTables): ScanComponent[] {
  const count = header[0] ?? 0;
  if (header.length !== 4 + 2 * count || count < 1) throw new DamagedImageError('a scan of the JPEG is damaged');
  const scans = Array.from({ length: count }, (_, index) => {
    const [id, selected = 0] = header.subarray(1 + 2 * index);
    const component = components.find((one) => one.id === id);
    if (!component) throw new DamagedImageError('a scan of the JPEG is damaged');
    if (!tables.quantisations.has(component.quantisation)) throw new DamagedImageError('the JPEG lacks a quantisation table');
    return { component, dc: tables.huffman.get(selected >> 4), ac: tables.huffman.get(0x10 | (selected & 15)) };
  });
  const blocks = scans.reduce((sum, { component }) => sum + component.horizontal * component.vertical, 0);
  const isDouble = new Set(scans.map(({ component }) => component)).size < count;
  if (isDouble || (count > 1 && blocks > MOST_BLOCKS)) throw new DamagedImageError('a scan of the JPEG is damaged');
  return scans;
}

function bandOf(header: Buffer, scans: ScanComponent[], isProgressive: boolean): Band {
  const [first = 0, last = 0, approximation = 0] = header.subarray(-3);
  const [high, low] = [approximation >> 4, approximation & 15];
  if (!isProgressive) {
    if (first !== 0 || last !== 63 || approximation !== 0) throw new DamagedImageError('a scan of the JPEG is damaged');
    return { first, last, high, low };
  }
  const isBand = first === 0 ? last === 0 : scans.length === 1 && last >= first && last < 64;
  if (!isBand || low > MOST_SHIFT || (high !== 0 && high !== low + 1))
    throw new DamagedImageError('a scan of the JPEG is damaged');
  return { first, last, high, low };
}

/** Checks the order of scans: each coefficient comes once and then bit by bit, and the first one of a block before the others. */
function noteProgress(scans: ScanComponent[], { first, last, high, low }: Band): void {
  for (const { component } of scans) {
    const { missingBits } = component;
    if (first > 0 && missingBits[0] === -1) throw new DamagedImageError('the scans of the JPEG are in disorder');
    for (let index = first; index <= last; index += 1) {
      if (missingBits[index] !== (high === 0 ? -1 : high)) throw new DamagedImageError('the scans of the JPEG are in disorder');
      missingBits[index] = low;
    }
  }
}

type Visit = (scan: ScanComponent, block: number) => void;

/** The units of a scan, and the blocks in each. A scan of one component has a block in each unit, and none beyond what is shown. */
function unitsOf(
  scans: ScanComponent[],
  { unitColumns, unitRows }: JpegFrame,
): { count: number; visit: (unit: number, visit: Visit) => void } {
  const [only] = scans;
  if (only && scans.length === 1) {
    const { columns, rows, stride } = only.component;
    return { count: columns * rows, visit: (unit, visit) => visit(only, Math.floor(unit / columns) * stride + (unit % columns)) };
  }
  return {
    count: unitColumns * unitRows,
    visit(unit, visit) {
      const [row, column] = [Math.floor(unit / unitColumns), unit % unitColumns];
      for (const scan of scans) {
        const { horizontal, vertical, stride } = scan.component;
        for (let y = 0; y < vertical; y += 1)
          for (let x = 0; x < horizontal; x += 1) visit(scan, (row * vertical + y) * stride + column * horizontal + x);
      }
    },
  };
}
