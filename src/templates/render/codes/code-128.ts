import { type CodeSymbol, rectangle } from './code-symbol.js';

/** ISO/IEC 15417, table 1: the widths of bars and spaces of each value, a bar first. 103–105 start code sets A, B and C, 106 stops. */
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');

const START = { B: 104, C: 105 };
const SWITCH_TO = { B: 100, C: 99 };
const STOP = 106;

/** ISO/IEC 15417: ten modules of white at either end. */
const QUIET = 10;

/** The most characters of one code: scanners cannot read more. */
export const MOST_CODE_128 = 48;

/** The characters of a code: visible ASCII and the space. */
export function fitsCode128(text: string): boolean {
  return /^[\u0020-\u007e]+$/.test(text) && text.length <= MOST_CODE_128;
}

/** A text for which `fitsCode128` holds as Code 128, its bars `height` millimetres high and the narrowest of them `moduleSize` wide. */
export function code128Symbol(text: string, { height, moduleSize }: { height: number; moduleSize: number }): CodeSymbol {
  const widths = code128Values(text).flatMap((value) => Array.from(PATTERNS[value] ?? '', Number));
  const length = widths.reduce((sum, width) => sum + width, 0) + 2 * QUIET;
  const modulesHigh = height / moduleSize;
  let bars = '';
  let x = QUIET;
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) bars += rectangle(x, 0, width, modulesHigh);
    x += width;
  }
  const ground = rectangle(0, 0, length, modulesHigh);
  return {
    kind: 'barcode',
    width: length,
    height: modulesHigh,
    moduleSize,
    marks: [
      { fill: '#fff', path: ground },
      { fill: '#000', path: bars },
    ],
  };
}

/** The values of a text from start to stop, the check character (the sum of values by their places, modulo 103) before the stop. */
export function code128Values(text: string): number[] {
  const values: number[] = [];
  let set: 'B' | 'C' | null = null;
  const enter = (next: 'B' | 'C') => {
    if (set !== next) values.push((set === null ? START : SWITCH_TO)[next]);
    set = next;
  };
  for (let at = 0; at < text.length;) {
    const pairs = pairedDigits(text, at);
    enter(pairs > 0 ? 'C' : 'B');
    if (pairs === 0) values.push(text.charCodeAt(at) - 0x20);
    for (let pair = 0; pair < pairs; pair += 1) values.push(Number(text.slice(at + 2 * pair, at + 2 * pair + 2)));
    at += pairs > 0 ? 2 * pairs : 1;
  }
  const check = values.reduce((sum, value, place) => sum + value * Math.max(place, 1), 0) % 103;
  return [...values, check, STOP];
}

/** How many pairs of digits from here are shorter in code set C (ISO/IEC 15417, annex E): four digits at an end of the text, six within, or all of it. */
function pairedDigits(text: string, at: number): number {
  const digits = /^\d*/.exec(text.slice(at))?.[0].length ?? 0;
  const atEnd = at + digits === text.length;
  const isWhole = at === 0 && atEnd && digits === 2;
  const least = at === 0 || atEnd ? 4 : 6;
  if (digits < least && !isWhole) return 0;
  // Of an odd number the first stays in code set B where it follows letters, the last where it starts the text.
  if (digits % 2 === 1 && at > 0) return 0;
  return Math.floor(digits / 2);
}
