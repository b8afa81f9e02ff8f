import type { TextPiece } from './text-piece.js';
import type { PageFont } from '../fonts/page-font.js';

/** The text of a piece, in the order in which it is read. Glyphs that stand for nothing are left out. */
export function textOfPiece({ runs, isReversed }: TextPiece, fontOf: (name: string) => PageFont | undefined): string {
  const parts: string[] = [];
  for (const [index, { font: name, codes, part }] of runs.entries()) {
    const font = fontOf(name);
    if (part !== undefined) parts.push(part === runs[index - 1]?.part ? '' : part.text);
    else if (font) for (const code of codesIn(codes, font)) parts.push(font.characters.get(code) ?? '');
  }
  return (isReversed ? parts.toReversed() : parts).join('').replaceAll('\0', '');
}

/** The codes of a string of hexadecimal digits. */
export function codesIn(hex: string, { digits }: PageFont): number[] {
  const codes: number[] = [];
  for (let at = 0; at + digits <= hex.length; at += digits) codes.push(Number.parseInt(hex.slice(at, at + digits), 16));
  return codes;
}
