import { covered, identity, type Box, type Matrix } from './geometry.js';
import type { Font } from './font.js';
import { reachesOut, standsOutside } from './glyph-clip.js';
import { GraphicsState } from './graphics-state.js';
import { markOf, noMark, valueOf, type Mark } from './marked-content.js';
import { numbersOf, readOperators, type Operand } from './operators.js';
import { hasGlyphForEachSign } from './letters.js';
import { textOf } from './text-string.js';
import { TextState, type GlyphPlace } from './text-state.js';

/** A piece of text: what one `BT … ET` sets. */
export interface TextPiece {
  text: string;
  /** Number of glyphs that have no characters in their font's map. */
  unknown: number;
  /** Number of the marked content it belongs to (ISO 32000-2, 14.7.5). Undefined if it is not part of the document's own content. */
  mark: number | undefined;
  /** Part of it lies outside its clip. */
  isCut: boolean;
  /** It is in a margin of the page. */
  isInMargin: boolean;
  /** Its lowest base line, in points above the bottom of the sheet. Infinity if it has no glyph. */
  lowest: number;
}

/** What the reader of a content stream needs, and where it reports what it finds. */
export interface Surroundings {
  fontOf(name: string): Font | undefined;
  /** Reads the form of that name at this place. @returns false if the name is that of an image */
  readForm(name: string, matrix: Matrix, clip: Box): boolean;
  found(piece: TextPiece): void;
  /** Called for each drawing of a figure, such as the modules of a QR code. `clip` is the visible area; null for an image, as a design may crop it. */
  foundFigure(box: Box, clip: Box | null): void;
  /** Called for each clip: an area of the page that is visible. */
  foundClip(clip: Box): void;
}

/**
 * Reads what a content stream shows: its texts, and whether they lie within their clips.
 * @param matrix to points of the page
 */
export function readContent(content: string, matrix: Matrix, clip: Box, isForm: boolean, surroundings: Surroundings): void {
  const reader = new ContentReader(matrix, clip, isForm, surroundings);
  readOperators(content, (operator, operands) => reader.take(operator, operands));
}

class ContentReader {
  readonly #graphics: GraphicsState;
  readonly #text = new TextState();
  readonly #surroundings: Surroundings;
  readonly #marks: Mark[] = [];
  #mark = noMark;
  #piece: TextPiece | undefined;

  constructor(matrix: Matrix, clip: Box, isForm: boolean, surroundings: Surroundings) {
    this.#graphics = new GraphicsState(matrix, clip, isForm);
    this.#surroundings = surroundings;
  }

  take(operator: string, operands: readonly Operand[]): void {
    switch (operator) {
      // First the operators that come with every glyph.
      case 'Td':
        return this.#moveText(operands);
      case 'Tj':
        return this.#showText(operands);
      case 'q':
        return this.#graphics.save();
      case 'Q':
        return this.#graphics.restore();
      case 'cm':
        return this.#graphics.transform(matrixOf(operands));
      case 'Do':
        return this.#draw(String(operands[0]));
      case 'BDC':
      case 'BMC':
        return this.#openMark(operands);
      case 'EMC':
        this.#marks.pop();
        this.#mark = this.#marks.at(-1) ?? noMark;
        return;
      default:
        if (!this.#takePath(operator, operands)) this.#takeText(operator, operands);
    }
  }

  #openMark(operands: readonly Operand[]): void {
    const mark = markOf(operands, this.#mark);
    const text = valueOf(operands, '/ActualText');
    if (typeof text === 'string' && !mark.hasText && this.#piece) {
      this.#piece.text += textOf(text);
      mark.hasText = true;
    }
    this.#marks.push(mark);
    this.#mark = mark;
  }

  #takePath(operator: string, operands: readonly Operand[]): boolean {
    switch (operator) {
      case 're': {
        const [x = 0, y = 0, width = 0, height = 0] = numbersOf(operands, 4);
        this.#graphics.addRectangle([x, y, width, height]);
        return true;
      }
      case 'm':
      case 'l':
      case 'c':
      case 'v':
      case 'y': {
        const numbers = numbersOf(operands, 2);
        for (let at = 0; at + 1 < numbers.length; at += 2) this.#graphics.addPoints([[numbers[at] ?? 0, numbers[at + 1] ?? 0]]);
        return true;
      }
      case 'W':
      case 'W*':
        this.#graphics.clipToPath();
        return true;
      case 'n':
        this.#graphics.endPath();
        this.#surroundings.foundClip(this.#graphics.clip);
        return true;
      case 'f':
      case 'F':
      case 'f*':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
      case 'S':
      case 's':
        this.#foundDrawing(this.#graphics.endPath());
        return true;
      default:
        return false;
    }
  }

  #takeText(operator: string, operands: readonly Operand[]): void {
    switch (operator) {
      case 'BT':
        this.#text.moveTo(identity);
        this.#piece = {
          text: '',
          unknown: 0,
          mark: this.#mark.number,
          isCut: false,
          isInMargin: !this.#graphics.isClipped,
          lowest: Infinity,
        };
        return;
      case 'ET':
        if (this.#piece) this.#surroundings.found(this.#piece);
        this.#piece = undefined;
        return;
      case 'Tf':
        return this.#text.setFont(this.#surroundings.fontOf(String(operands[0])), Number(operands[1]));
      case 'Tm':
        return this.#text.moveTo(matrixOf(operands));
      case 'TJ':
        return this.#showText(operands);
      case "'":
      case '"':
      case 'T*':
      case 'TD':
      case 'Tz':
      case 'Ts':
      case 'Tc':
      case 'Tw':
      case 'TL':
        throw new Error(`a content stream has an operator that Chromium does not write: ${operator}`);
      default:
    }
  }

  // Anything that Chromium does not write is an error: a glyph without a place would count as inside every clip.
  #moveText([x, y]: readonly Operand[]): void {
    if (typeof x !== 'number' || typeof y !== 'number') throw new Error('a content stream moves a text to no place');
    this.#text.moveBy(x, y);
  }

  #showText(operands: readonly Operand[]): void {
    for (const operand of operands) {
      if (typeof operand === 'number') this.#text.adjust(operand);
      else this.#text.show(operand, this.#graphics.matrix, this.#addGlyph);
    }
  }

  readonly #addGlyph = (place: GlyphPlace, advance: number, text: string | undefined): void => {
    const piece = this.#piece;
    if (!piece) return;
    const { clip, isClipped } = this.#graphics;
    if (isClipped && standsOutside(place, clip)) return;
    piece.lowest = Math.min(piece.lowest, place.y);
    if (!this.#mark.hasText) {
      if (text === undefined) piece.unknown += 1;
      else piece.text += text;
    }
    // In other scripts glyphs overlap: only the point where they begin is certain.
    const width = text !== undefined && hasGlyphForEachSign(text) ? advance : 0;
    piece.isCut ||= text !== ' ' && text !== '\u{a0}' && reachesOut(place, width, clip, isClipped);
  };

  #draw(name: string): void {
    const { matrix, clip } = this.#graphics;
    if (this.#surroundings.readForm(name, matrix, clip) || !this.#mark.isFigure) return;
    this.#surroundings.foundFigure(covered(matrix, { left: 0, bottom: 0, right: 1, top: 1 }), null);
  }

  #foundDrawing(box: Box): void {
    if (this.#mark.isFigure) this.#surroundings.foundFigure(box, this.#graphics.clip);
  }
}

function matrixOf(operands: readonly Operand[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(operands, 6);
  return [a, b, c, d, e, f];
}
