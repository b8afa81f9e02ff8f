import type { PdfObjects } from '../objects/pdf-objects.js';

const tagLength = 6;
const letters = 26;

/**
 * Gives a font a tag before its name that no other font has: two subsets of a font in one file must not have the same tag (ISO 32000-2, 9.9.2), and Chromium begins with `AAAAAA+` in
 * each file. The tag is made of the number of the font program.
 * @param text a font, its descendant or its descriptor; any other object is returned as it is
 */
export function withFontTag(text: string, objects: PdfObjects): string {
  if (!/\/(?:BaseFont|FontName) ?\/[A-Z]{6}\+/.test(text)) return text;
  const program = /\/FontFile2 (\d+) 0 R/.exec(text)?.[1];
  const tag = program === undefined ? tagOf(text, objects) : tagFor(Number(program));
  return tag === undefined ? text : text.replace(/(\/(?:BaseFont|FontName) ?\/)[A-Z]{6}(?=\+)/, `$1${tag}`);
}

/** The tag of what a font or its descendant refers to. */
function tagOf(text: string, objects: PdfObjects): string | undefined {
  const number = /\/(?:FontDescriptor |DescendantFonts ?\[)(\d+) 0 R/.exec(text)?.[1];
  if (number === undefined) return undefined;
  return /\/(?:BaseFont|FontName) ?\/([A-Z]{6})\+/.exec(objects.text(Number(number)))?.[1];
}

function tagFor(number: number): string {
  let tag = '';
  for (let rest = number; tag.length < tagLength; rest = Math.floor(rest / letters)) {
    tag = String.fromCharCode('A'.charCodeAt(0) + (rest % letters)) + tag;
  }
  return tag;
}
