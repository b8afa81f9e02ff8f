import { Keyword, Lexer } from '../read/lexer.js';
import { Dict, Name, Text, type PdfObject, type Stream } from '../read/objects.js';
import { readFontProgram, type FontProgram } from './font-program.js';
import type { CodeUse } from './content-facts.js';

/** A composite font with what it shows. */
export interface UsedFont {
  dict: Dict;
  descendant: Dict | undefined;
  descriptor: Dict | undefined;
  file: Stream | undefined;
  program: FontProgram | undefined;
  /** The glyph of a code; undefined: none. */
  glyph: (code: number) => number | undefined;
  /** The width of a glyph as the dictionary says. */
  width: (glyph: number) => number;
  toUnicode: Map<number, string>;
  uses: Map<number, CodeUse>;
  name: string;
}

/** A font with its descendant and program; what is missing is undefined. */
export function readFont(dict: Dict, uses: Map<number, CodeUse>): UsedFont {
  const [first] = dict.list('DescendantFonts');
  const descendant = first instanceof Dict ? first : undefined;
  const descriptor = (descendant ?? dict).dict('FontDescriptor');
  const file = descriptor?.stream('FontFile2');
  return {
    dict,
    descendant,
    descriptor,
    file,
    program: file && readFontProgram(file.bytes),
    glyph: glyphsOf(dict.stream('Encoding')),
    width: widthsOf(descendant),
    toUnicode: readToUnicode(dict.stream('ToUnicode')),
    uses,
    name: dict.name('BaseFont') ?? '?',
  };
}

/** An embedded CMap; without one, codes are glyphs. */
function glyphsOf(encoding: Stream | undefined): (code: number) => number | undefined {
  if (!encoding) return (code) => code;
  const lines = encoding.bytes.toString('latin1').matchAll(/^<([\da-fA-F]{4})> (\d+)$/gm);
  const glyphs = new Map(Array.from(lines, ([, code = '', glyph]) => [Number.parseInt(code, 16), Number(glyph)]));
  return (code) => glyphs.get(code);
}

/** The array `W`: `first [w w …]` or `first last w`. */
function widthsOf(font: Dict | undefined): (code: number) => number {
  const standard = font?.number('DW') ?? 1000;
  const entries = font?.get('W');
  const values = Array.isArray(entries) ? entries.map((entry) => font?.resolve(entry) ?? null) : [];
  const widths = new Map<number, number>();
  for (let index = 0; index < values.length;) {
    const first = Number(values[index]);
    const next = values[index + 1];
    if (Array.isArray(next)) {
      for (const [offset, width] of next.entries()) widths.set(first + offset, Number(width));
      index += 2;
    } else {
      for (let code = first; code <= Number(next); code += 1) widths.set(code, Number(values[index + 2]));
      index += 3;
    }
  }
  return (code) => widths.get(code) ?? standard;
}

const utf16 = (text: Text) =>
  Buffer.from(text.bytes.length % 2 ? `${text.bytes}\0` : text.bytes, 'latin1')
    .swap16()
    .toString('utf16le');
const codeOf = (text: PdfObject | undefined) =>
  text instanceof Text ? Buffer.from(text.bytes, 'latin1').readUIntBE(0, text.bytes.length) : NaN;

/** What each code means. */
function readToUnicode(stream: Stream | undefined): Map<number, string> {
  const meanings = new Map<number, string>();
  if (!stream) return meanings;
  const lexer = new Lexer(stream.bytes.toString('latin1'), 0, (object) => object);
  let operands: PdfObject[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!(token instanceof Keyword)) {
      operands.push(token);
      continue;
    }
    if (token.word === 'endbfchar')
      for (let index = 0; index + 1 < operands.length; index += 2) {
        const to = operands[index + 1];
        if (to instanceof Text) meanings.set(codeOf(operands[index]), utf16(to));
      }
    if (token.word === 'endbfrange')
      for (let index = 0; index + 2 < operands.length; index += 3) readRange(operands.slice(index, index + 3), meanings);
    operands = [];
  }
  return meanings;
}

function readRange([from, last, to]: PdfObject[], meanings: Map<number, string>): void {
  const first = codeOf(from);
  for (let code = first; code <= codeOf(last); code += 1) {
    const one = Array.isArray(to) ? to[code - first] : to;
    if (!(one instanceof Text)) continue;
    const text = utf16(one);
    const end = text.charCodeAt(text.length - 1) + (Array.isArray(to) ? 0 : code - first);
    meanings.set(code, text.slice(0, -1) + String.fromCharCode(end));
  }
}

/** Whether codes are glyphs, or an embedded CMap of the collection of the font says which glyphs they are. */
export function namesGlyphs({ dict }: UsedFont): boolean {
  const encoding = dict.get('Encoding');
  if (encoding instanceof Name) return ['Identity-H', 'Identity-V'].includes(encoding.value);
  const map = dict.stream('Encoding');
  const info = map?.dict.dict('CIDSystemInfo');
  const text = map?.bytes.toString('latin1') ?? '';
  return (
    map?.dict.name('Type') === 'CMap' &&
    map.dict.number('WMode') === 0 &&
    text.includes('/WMode 0 def') &&
    text.includes(`/CMapName /${map.dict.name('CMapName')} def`) &&
    info?.text('Registry') === 'Adobe' &&
    info.text('Ordering') === 'Identity' &&
    info.number('Supplement') === 0
  );
}
