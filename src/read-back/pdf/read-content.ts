import { eachOperator } from '../../finish/content/operators.js';
import { UnexpectedPdfError } from '../../finish/index.js';
import { readTextString } from '../../finish/syntax/strings.js';
import { endOfValue } from '../../finish/syntax/values.js';
import type { Font } from './read-characters.js';

/** What one `BT … ET` sets in one piece of marked content: a line of text, or a part of it. */
export interface TextPiece {
  /** The number of the marked content; undefined: it is not part of the structure. */
  mark: number | undefined;
  text: string;
}

/** What the reader of a content stream asks for. */
export interface Surroundings {
  fontOf: (name: string) => Font | undefined;
  /** Called where a form or image is painted. */
  paints: (name: string) => void;
}

interface OpenMark {
  mark: number | undefined;
  /** The text stands beside the glyphs (`/ActualText`, ISO 32000-2, 14.9.4): they are passed over. */
  isExplained: boolean;
  isReversed: boolean;
}

const OUTSIDE: OpenMark = { mark: undefined, isExplained: false, isReversed: false };

/**
 * The texts that a content stream shows, in its order.
 * @throws UnexpectedPdfError for text in another form than that of this service's PDFs
 */
export function readContent(content: string, surroundings: Surroundings): TextPiece[] {
  const reader = new ContentReader(content, surroundings);
  eachOperator(content, (operator, start, end) => reader.take(operator, start, end));
  reader.endPiece();
  return reader.pieces;
}

class ContentReader {
  readonly pieces: TextPiece[] = [];
  readonly #content: string;
  readonly #surroundings: Surroundings;
  readonly #outer: OpenMark[] = [];
  #mark = OUTSIDE;
  #font: Font | undefined;
  /** Texts of the glyphs since the last `BT`, in one piece of marked content. */
  #parts: string[] = [];
  #ofParts = OUTSIDE;

  constructor(content: string, surroundings: Surroundings) {
    this.#content = content;
    this.#surroundings = surroundings;
  }

  take(operator: string, start: number, end: number): void {
    switch (operator) {
      case 'Td':
        return;
      case 'Tj':
      case 'TJ':
        return this.#mark.isExplained ? undefined : this.#showText(start, end);
      case 'Tf':
        this.#font = this.#surroundings.fontOf(this.#nameAt(start));
        return;
      case 'BDC':
      case 'BMC':
        return this.#openMark(this.#content.slice(start, end));
      case 'EMC':
        this.#mark = this.#outer.pop() ?? lacks('marked content that begins');
        return;
      case 'BT':
      case 'ET':
        return this.endPiece();
      case 'Do':
        return this.#surroundings.paints(this.#nameAt(start));
      case "'":
      case '"':
        throw new UnexpectedPdfError('sets text in another way than this service does');
      default:
    }
  }

  endPiece(): void {
    if (this.#parts.length === 0) return;
    const { mark, isReversed } = this.#ofParts;
    this.pieces.push({ mark, text: (isReversed ? this.#parts.toReversed() : this.#parts).join('') });
    this.#parts = [];
  }

  #add(text: string): void {
    const { mark, isReversed } = this.#mark;
    if (this.#ofParts.mark !== mark || this.#ofParts.isReversed !== isReversed) this.endPiece();
    this.#ofParts = this.#mark;
    this.#parts.push(text);
  }

  #openMark(operands: string): void {
    const text = explanationIn(operands);
    this.#outer.push(this.#mark);
    const isFirst = !this.#mark.isExplained;
    this.#mark = markWith(operands, this.#mark, text !== undefined);
    if (text !== undefined && isFirst) this.#add(text);
  }

  #showText(start: number, end: number): void {
    const content = this.#content;
    const { digits, texts } = this.#font ?? lacks('a font');
    checkStrings(content, start, end);
    for (let at = content.indexOf('<', start); at !== -1 && at < end; at = content.indexOf('<', at)) {
      const close = content.indexOf('>', at);
      for (at += 1; at + digits <= close; at += digits) {
        const text = texts.get(codeAt(content, at, digits));
        if (text !== undefined) this.#add(text);
      }
    }
  }

  #nameAt(start: number): string {
    return this.#content.slice(start, endOfValue(this.#content, start));
  }
}

function markWith(operands: string, outer: OpenMark, isExplained: boolean): OpenMark {
  const number = /\/MCID (\d+)/.exec(operands)?.[1];
  return {
    mark: operands.startsWith('/Artifact') ? undefined : number === undefined ? outer.mark : Number(number),
    isExplained: isExplained || outer.isExplained,
    isReversed: outer.isReversed || operands.startsWith('/ReversedChars'),
  };
}

/** What an operator that opens marked content says of the text in it. */
function explanationIn(operands: string): string | undefined {
  if (!operands.includes('/ActualText')) return undefined;
  const key = /\/ActualText\s*/.exec(operands);
  if (!key) return undefined;
  const start = key.index + key[0].length;
  return readTextString(operands.slice(start, endOfValue(operands, start)));
}

/** Chromium writes strings in hexadecimal digits only; what it does not write is not guessed at. */
function checkStrings(content: string, start: number, end: number): void {
  const isPlain = content.charCodeAt(start) === 0x3c || !content.slice(start, end).includes('(');
  if (!isPlain) throw new UnexpectedPdfError('has a text that is not in hexadecimal digits');
}

function codeAt(content: string, start: number, digits: number): number {
  let code = 0;
  for (let at = start; at < start + digits; at += 1) code = code * 16 + valueOf(content.charCodeAt(at));
  return code;
}

/** @throws UnexpectedPdfError for any character but a hexadecimal digit */
function valueOf(sign: number): number {
  if (sign >= 0x30 && sign <= 0x39) return sign - 0x30;
  const letter = sign & 0x5f;
  if (letter >= 0x41 && letter <= 0x46) return letter - 0x37;
  return lacks('a string in hexadecimal digits');
}

function lacks(what: string): never {
  throw new UnexpectedPdfError(`lacks ${what}`);
}
