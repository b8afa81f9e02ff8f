import { UnexpectedPdfError } from '../../finish/index.js';
import type { PdfFile } from './pdf-file.js';
import { referenceIn } from '../../finish/syntax/values.js';

/** A font as a reader of text needs it. */
export interface Font {
  /** Hexadecimal digits of a code. */
  digits: 2 | 4;
  /** What a code stands for, by the font's own map; undefined: nothing. */
  texts: ReadonlyMap<number, string>;
}

/** Reads what the codes of a font stand for (ISO 32000-2, 9.10.3). */
export function readFont(file: PdfFile, number: number): Font {
  const font = file.dictionary(number);
  const map = referenceIn(font.get('/ToUnicode'));
  const texts = map === undefined ? new Map<number, string>() : readMap(file.content(map));
  return { digits: font.get('/Subtype') === '/Type0' ? 4 : 2, texts };
}

const SECTION = /begin(bfchar|bfrange)\b([^]*?)\bendbf(?:char|range)\b/g;
const TOKEN = /<\s*([\da-fA-F\s]*)>|(\[)|(\])/g;
/** No font has more codes. */
const highestCode = 0xffff;

/** The map from codes to text of a `/ToUnicode` stream. @throws UnexpectedPdfError for a map that cannot be read */
export function readMap(map: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, kind, body = ''] of map.matchAll(SECTION)) {
    const tokens = tokensOf(body);
    if (kind === 'bfchar')
      for (let at = 0; at + 1 < tokens.length; at += 2) texts.set(codeOf(tokens[at]), textOf(tokens[at + 1]));
    else readRanges(tokens, texts);
  }
  return texts;
}

/** A string of hexadecimal digits, or an array of them. */
type Token = string | string[];

function tokensOf(body: string): Token[] {
  const tokens: Token[] = [];
  let list: string[] | undefined;
  for (const [token, hex] of body.matchAll(TOKEN)) {
    if (token === '[') list = [];
    else if (token === ']') {
      if (list) tokens.push(list);
      list = undefined;
    } else (list ?? tokens).push((hex ?? '').replaceAll(/\s/g, ''));
  }
  return tokens;
}

function readRanges(tokens: readonly Token[], texts: Map<number, string>): void {
  for (let at = 0; at + 2 < tokens.length; at += 3) {
    const [from, to, target] = [codeOf(tokens[at]), codeOf(tokens[at + 1]), tokens[at + 2] ?? ''];
    for (let code = from; code <= to; code += 1) {
      if (typeof target !== 'string') texts.set(code, textOf(target[code - from]));
      else texts.set(code, textOf(target, code - from));
    }
  }
}

function codeOf(token: Token | undefined): number {
  const code = typeof token === 'string' ? Number.parseInt(token, 16) : Number.NaN;
  if (!(code >= 0 && code <= highestCode)) throw new UnexpectedPdfError('has a font with a map that cannot be read');
  return code;
}

/** @param offset is added to the last unit */
function textOf(token: Token | undefined, offset = 0): string {
  if (typeof token !== 'string' || token.length % 4 !== 0)
    throw new UnexpectedPdfError('has a font with a map that cannot be read');
  let text = '';
  for (let at = 0; at < token.length; at += 4) {
    const unit = Number.parseInt(token.slice(at, at + 4), 16);
    text += String.fromCharCode(at + 4 === token.length ? unit + offset : unit);
  }
  return text;
}
