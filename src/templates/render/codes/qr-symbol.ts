import { encodeQR } from 'qr';
import { type CodeSymbol, rectangle } from './code-symbol.js';

/** ISO/IEC 18004: four modules of white on every side. */
const QUIET = 4;

/** The smallest module that a telephone reads reliably from paper, in millimetres. */
export const SMALLEST_MODULE = 0.3;

/** The most that a QR code holds at error correction level M: version 40. */
export const MOST_QR_BYTES = 2331;

/** A text as a QR code whose symbol is `size` millimetres wide: UTF-8, error correction level M. Null if its modules would be too small to read. */
export function qrSymbol(text: string, size: number): CodeSymbol | null {
  const modules = qrModules(text);
  if (modules === null || size / modules.length < SMALLEST_MODULE) return null;
  const width = modules.length + 2 * QUIET;
  return { kind: 'qr', width, height: width, moduleSize: size / modules.length, marks: marksOf(modules) };
}

/** Swiss Implementation Guidelines QR-bill 2.3, 6.4: the symbol is 46 mm wide whatever it holds, the cross in its middle 7 mm, and no version is above 25. */
const SWISS = { size: 46, cross: 7, mostModules: 117 };

/** A text as a Swiss QR code. Null if it is too long. */
export function swissQrSymbol(text: string): CodeSymbol | null {
  const modules = qrModules(text);
  if (modules === null || modules.length > SWISS.mostModules) return null;
  const width = modules.length + 2 * QUIET;
  const moduleSize = SWISS.size / modules.length;
  return {
    kind: 'swiss-qr',
    width,
    height: width,
    moduleSize,
    marks: [...marksOf(modules), ...swissCross(width / 2, 1 / moduleSize)],
  };
}

/** White and black rectangles: the cross of the guidelines' own image, relative to its centre. */
function swissCross(middle: number, millimetre: number): CodeSymbol['marks'] {
  const centred = (width: number, height: number) =>
    rectangle(middle - (width * millimetre) / 2, middle - (height * millimetre) / 2, width * millimetre, height * millimetre);
  return [
    { fill: '#fff', path: centred(SWISS.cross, SWISS.cross) },
    { fill: '#000', path: centred(6, 6) },
    { fill: '#fff', path: centred(1.17, 3.89) + centred(3.89, 1.17) },
  ];
}

function marksOf(modules: boolean[][]): CodeSymbol['marks'] {
  const width = modules.length + 2 * QUIET;
  return [
    { fill: '#fff', path: rectangle(0, 0, width, width) },
    { fill: '#000', path: modules.map((row, y) => darkRuns(row, y + QUIET)).join('') },
  ];
}

/** The dark modules of a row, neighbours as one rectangle. */
function darkRuns(row: boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += rectangle(start + QUIET, y, x - start + 1, 1);
  }
  return path;
}

/** The modules without their quiet zone, from left to right and down; null when the text is too long for any QR code. */
function qrModules(text: string): boolean[][] | null {
  if (Buffer.byteLength(text) > MOST_QR_BYTES) return null;
  // The encoder always leaves a border.
  return encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
}
