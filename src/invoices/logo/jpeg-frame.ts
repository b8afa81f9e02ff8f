import { DamagedImageError } from './damaged-image-error.js';

/** One colour of a JPEG image. */
export interface JpegComponent {
  id: number;
  /** Of its samples to those of the others, and so its blocks in a unit (MCU). */
  horizontal: number;
  vertical: number;
  quantisation: number;
  /** Blocks that are shown, and those in memory: whole units. */
  columns: number;
  rows: number;
  stride: number;
  /** How many low bits of each coefficient are still to come; −1: it did not come at all. */
  missingBits: Int8Array;
  /** By block, the coefficients that are not zero: 0 to 31, 32 to 63. */
  nonZero: [Uint32Array, Uint32Array];
}

/** The picture of a JPEG image. */
export interface JpegFrame {
  isProgressive: boolean;
  /** In units of all components. */
  unitColumns: number;
  unitRows: number;
  components: JpegComponent[];
}

export const BASELINE = 0xc0;
export const EXTENDED = 0xc1;
export const PROGRESSIVE = 0xc2;
const BLOCK = 8;
const COEFFICIENTS = 64;

/** Reads the header of a frame (ITU-T T.81, B.2.2), of the kinds that browsers show. @throws DamagedImageError */
export function readFrame(marker: number, segment: Buffer): JpegFrame {
  const count = segment[5] ?? 0;
  if (segment.length !== 6 + 3 * count) throw new DamagedImageError('the header of the JPEG is wrong');
  if (segment[0] !== 8) throw new DamagedImageError(`the JPEG has ${segment[0]} bits for each colour; browsers show 8`);
  if (count !== 1 && count !== 3 && count !== 4)
    throw new DamagedImageError(`the JPEG has ${count} colours; browsers show 1, 3 or 4`);
  const [height, width] = [segment.readUInt16BE(1), segment.readUInt16BE(3)];
  const given = Array.from({ length: count }, (_, index) => {
    const [id = 0, sampling = 0, quantisation = 0] = segment.subarray(6 + 3 * index);
    return { id, horizontal: sampling >> 4, vertical: sampling & 15, quantisation };
  });
  checkSampling(given);
  const [most, highest] = [Math.max(...given.map((one) => one.horizontal)), Math.max(...given.map((one) => one.vertical))];
  const [unitColumns, unitRows] = [Math.ceil(width / (BLOCK * most)), Math.ceil(height / (BLOCK * highest))];
  const components = given.map((one) => {
    const [stride, lines] = [unitColumns * one.horizontal, unitRows * one.vertical];
    return {
      ...one,
      columns: Math.ceil((width * one.horizontal) / most / BLOCK),
      rows: Math.ceil((height * one.vertical) / highest / BLOCK),
      stride,
      missingBits: new Int8Array(COEFFICIENTS).fill(-1),
      nonZero: [new Uint32Array(stride * lines), new Uint32Array(stride * lines)] as [Uint32Array, Uint32Array],
    };
  });
  return { isProgressive: marker === PROGRESSIVE, unitColumns, unitRows, components };
}

function checkSampling(components: Pick<JpegComponent, 'id' | 'horizontal' | 'vertical'>[]): void {
  const ids = new Set(components.map(({ id }) => id));
  const isWhole = (factors: number[]) => factors.every((one) => one >= 1 && one <= 4 && Math.max(...factors) % one === 0);
  const [horizontal, vertical] = [components.map((one) => one.horizontal), components.map((one) => one.vertical)];
  if (ids.size < components.length || !isWhole(horizontal) || !isWhole(vertical))
    throw new DamagedImageError('the JPEG has colours that browsers do not show');
}
