import type { PdfObjects } from '../objects/pdf-objects.js';
import { referenceIn } from '../syntax/values.js';
import { hexCode, type PageFont } from './page-font.js';

const linesInBlock = 100;

/**
 * Completes a font's `/ToUnicode` map (ISO 32000-2, 9.10.3). Skia writes U+0000 for a glyph without a character of its own, such as a shaped Arabic letter or a ligature, and
 * says beside the glyph what it stands for: that goes into the map.
 */
export function completeCharacters(objects: PdfObjects, { number, characters, explained }: PageFont): void {
  const map = referenceIn(objects.dictionary(number).get('/ToUnicode'));
  const additions = [...explained].filter(([code]) => !isCharacter(characters.get(code)));
  const removed = [...characters]
    .filter(([code, character]) => !isCharacter(character) && !explained.has(code))
    .map(([code]) => code);
  if (map === undefined || additions.length + removed.length === 0) return;
  for (const [code, character] of additions) characters.set(code, character);
  for (const code of removed) characters.delete(code);
  objects.setContent(map, Buffer.from(mapText(characters), 'latin1'));
}

/** Whether a map may say so of a code: U+0000, U+FEFF and U+FFFE say nothing. */
export function isCharacter(text: string | undefined): boolean {
  return text !== undefined && text !== '' && !/[\0\u{feff}\u{fffe}]/u.test(text);
}

function mapText(characters: ReadonlyMap<number, string>): string {
  const lines = [...characters]
    .toSorted(([one], [other]) => one - other)
    .map(([code, text]) => `<${hexCode(code, 4)}> <${utf16(text)}>\n`);
  let text =
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n';
  for (let at = 0; at < lines.length; at += linesInBlock) {
    const block = lines.slice(at, at + linesInBlock);
    text += `${block.length} beginbfchar\n${block.join('')}endbfchar\n`;
  }
  return `${text}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}
