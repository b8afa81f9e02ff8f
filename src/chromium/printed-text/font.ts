import { readCharacters } from '../../finish/index.js';
import { reference, references, type PdfObject, type PdfObjects } from './pdf-objects.js';
import { streamText } from './stream-text.js';

/** What is needed of a font to read the text of a page. */
export interface Font {
  /** Bytes of a character code. */
  codeLength: 1 | 2;
  /** Advance of a glyph, in em. */
  widthOf(code: number): number;
  /** The characters that a glyph stands for. Undefined if the font does not say. */
  textOf(code: number): string | undefined;
}

/** What Skia writes for a glyph without a character. */
const noCharacter = '\0';

/** Reads the widths and the character map of a font (ISO 32000-2, 9.6 to 9.10). @throws Error for a form that Chromium does not write */
export function readFont(objects: PdfObjects, number: number): Font {
  const font = objects.get(number);
  const toUnicode = reference(font.text, 'ToUnicode');
  const characters = toUnicode === undefined ? new Map<number, string>() : readCharacters(streamText(objects.get(toUnicode)));
  const textOf = (code: number): string | undefined => {
    const text = characters.get(code);
    return text === noCharacter ? undefined : text;
  };
  const [descendant] = references(font.text, 'DescendantFonts');
  if (!descendant) return { codeLength: 1, widthOf: simpleWidths(font), textOf };
  return { codeLength: 2, widthOf: compositeWidths(objects.get(descendant[1]).text), textOf };
}

/** `/W [1 [500 600] 7 9 400]`, with `/DW` for the rest; in thousandths of an em. */
function compositeWidths(text: string): Font['widthOf'] {
  const usual = Number(/\/DW (-?[\d.]+)/.exec(text)?.[1] ?? 1000) / 1000;
  const widths = new Map<number, number>();
  const list = /\/W \[((?:[^[\]]|\[[^\]]*\])*)\]/.exec(text)?.[1] ?? '';
  for (const [, first, each, last, width] of list.matchAll(/(\d+) (?:\[([^\]]*)\]|(\d+) (-?[\d.]+))/g)) {
    if (each !== undefined) {
      for (const [index, own] of each.trim().split(/\s+/).entries()) widths.set(Number(first) + index, Number(own) / 1000);
    } else {
      for (let code = Number(first); code <= Number(last); code += 1) widths.set(code, Number(width) / 1000);
    }
  }
  return (code) => widths.get(code) ?? usual;
}

/** A Type 3 font has its widths in units of its own matrix, any other simple font in thousandths of an em. */
function simpleWidths({ text }: PdfObject): Font['widthOf'] {
  const unit = Number(/\/FontMatrix \[(-?[\d.]+)/.exec(text)?.[1] ?? 0.001);
  const first = Number(/\/FirstChar (\d+)/.exec(text)?.[1] ?? 0);
  const widths = (/\/Widths \[([^\]]*)\]/.exec(text)?.[1] ?? '').trim().split(/\s+/).map(Number);
  return (code) => (widths[code - first] ?? 0) * unit;
}
