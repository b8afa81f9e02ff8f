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
  fontOf(name: string): Font | undefined;
  /** Called where a form or image is painted. */
  paints(name: string): void;
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
export function readContent(content: string, { fontOf, paints }: Surroundings): TextPiece[] {
  const pieces: TextPiece[] = [];
  const open: OpenMark[] = [];
  let state = OUTSIDE;
  let font: Font | undefined;
  let piece: { mark: number | undefined; isReversed: boolean; parts: string[] } | undefined;
  const end = (): void => {
    if (!piece) return;
    const { mark, parts, isReversed } = piece;
    pieces.push({ mark, text: (isReversed ? parts.toReversed() : parts).join('') });
    piece = undefined;
  };
  const add = (text: string): void => {
    if (!piece || piece.mark !== state.mark || piece.isReversed !== state.isReversed) {
      end();
      piece = { mark: state.mark, isReversed: state.isReversed, parts: [] };
    }
    piece.parts.push(text);
  };
  eachOperator(content, (operator, start, after) => {
    switch (operator) {
      case 'Td':
        return;
      case 'Tj':
      case 'TJ':
        if (!state.isExplained) showText(content, start, after, font, add);
        return;
      case 'Tf':
        font = fontOf(content.slice(start, endOfValue(content, start)));
        return;
      case 'BDC':
      case 'BMC': {
        open.push(state);
        const operands = content.slice(start, after);
        const text = explanationIn(operands);
        state = markWith(operands, state, text !== undefined);
        if (text !== undefined && !open.at(-1)?.isExplained) add(text);
        return;
      }
      case 'EMC':
        state = open.pop() ?? lacks('marked content that begins');
        return;
      case 'BT':
      case 'ET':
        return end();
      case 'Do':
        return paints(content.slice(start, endOfValue(content, start)));
      case "'":
      case '"':
        throw new UnexpectedPdfError('sets text in another way than this service does');
      default:
    }
  });
  end();
  return pieces;
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

function showText(content: string, start: number, end: number, font: Font | undefined, add: (text: string) => void): void {
  if (!font) return lacks('a font');
  checkStrings(content, start, end);
  const { digits, texts } = font;
  for (let at = content.indexOf('<', start); at !== -1 && at < end; at = content.indexOf('<', at)) {
    const close = content.indexOf('>', at);
    for (at += 1; at + digits <= close; at += digits) {
      let code = 0;
      for (let digit = at; digit < at + digits; digit += 1) code = code * 16 + valueOf(content.charCodeAt(digit));
      const text = texts.get(code);
      if (text !== undefined) add(text);
    }
  }
}

/** Chromium writes strings in hexadecimal digits only; what it does not write is not guessed at. */
function checkStrings(content: string, start: number, end: number): void {
  const isPlain = content.charCodeAt(start) === 0x3c || !content.slice(start, end).includes('(');
  if (!isPlain) throw new UnexpectedPdfError('has a text that is not in hexadecimal digits');
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
