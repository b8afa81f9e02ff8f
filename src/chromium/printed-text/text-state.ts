import type { Font } from './font.js';
import { identity, times, type Matrix } from './geometry.js';

/** The current font, size and position of text (ISO 32000-2, 9.4). Plain numbers instead of objects, as this runs for every glyph. */
export class TextState {
  #font: Font | undefined;
  #size = 0;
  #matrix: Matrix = identity;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  /** One object for all glyphs: there are thousands. */
  readonly #place: GlyphPlace = { x: 0, y: 0, alongX: 0, alongY: 0, upX: 0, upY: 0 };
  /** The matrix to the page, and the outer matrix that it was computed from. */
  #onPage: Matrix | undefined;
  #outer: Matrix | undefined;

  setFont(font: Font | undefined, size: number): void {
    this.#font = font;
    this.#size = size;
  }

  /** `BT` and `Tm`. */
  moveTo(matrix: Matrix): void {
    this.#matrix = matrix;
    this.#onPage = undefined;
    this.#lineX = this.#lineY = this.#x = 0;
  }

  /** `Td`. */
  moveBy(x: number, y: number): void {
    this.#lineX += x;
    this.#lineY += y;
    this.#x = this.#lineX;
  }

  /** A number among the strings of `TJ`: thousandths of an em backwards. */
  adjust(thousandths: number): void {
    this.#x -= (thousandths / 1000) * this.#size;
  }

  /**
   * Goes through the glyphs of a string.
   * @param outer maps the content stream to the page
   * @param each is called with the glyph's place, an object that is used again for the next one
   * @throws Error if no font is set, or if the string is not in hexadecimal digits
   */
  show(hex: string, outer: Matrix, each: (place: GlyphPlace, advance: number, text: string | undefined) => void): void {
    const font = this.#font;
    if (!font) throw new Error('a text is set in a font that its page does not have');
    if (!hex.startsWith('<')) throw new Error('a text is not written in hexadecimal digits, as Chromium writes it');
    const [a, b, c, d, e, f] = this.#matrixOnPage(outer);
    const digits = font.codeLength * 2;
    const place = this.#place;
    place.alongX = a * this.#size;
    place.alongY = b * this.#size;
    place.upX = c * this.#size;
    place.upY = d * this.#size;
    for (let at = 1; at + digits < hex.length; at += digits) {
      const code = codeIn(hex, at, at + digits);
      const advance = font.widthOf(code);
      place.x = a * this.#x + c * this.#lineY + e;
      place.y = b * this.#x + d * this.#lineY + f;
      each(place, advance, font.textOf(code));
      this.#x += advance * this.#size;
    }
  }

  #matrixOnPage(outer: Matrix): Matrix {
    if (!this.#onPage || this.#outer !== outer) {
      this.#onPage = times(this.#matrix, outer);
      this.#outer = outer;
    }
    return this.#onPage;
  }
}

/** A number in hexadecimal digits. @throws Error for any other character */
function codeIn(hex: string, start: number, end: number): number {
  let code = 0;
  for (let at = start; at < end; at += 1) {
    const sign = hex.charCodeAt(at);
    if (sign >= 0x30 && sign <= 0x39) code = code * 16 + sign - 0x30;
    else if ((sign >= 0x41 && sign <= 0x46) || (sign >= 0x61 && sign <= 0x66)) code = code * 16 + (sign & 0x5f) - 0x37;
    else throw new Error('a text is not written in hexadecimal digits, as Chromium writes it');
  }
  return code;
}

/** Where a glyph begins on the page, and how far an em reaches along its base line and above it. In points. */
export interface GlyphPlace {
  x: number;
  y: number;
  alongX: number;
  alongY: number;
  upX: number;
  upY: number;
}
