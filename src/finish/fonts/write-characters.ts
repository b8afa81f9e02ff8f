import { deflateSync } from 'node:zlib';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { referenceIn, referenceTo } from '../syntax/values.js';
import { isCharacter } from './character-map.js';
import { hexCode, type PageFont } from './page-font.js';

const linesInBlock = 100;
const encodingName = 'Glyphs-H';
const mapStart = '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n';
const codeSpace = '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n';
const mapEnd = 'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend';

/**
 * Completes a font's `/ToUnicode` map (ISO 32000-2, 9.10.3). Where a glyph has no character of its own, such as a shaped Arabic letter or a ligature, Skia writes U+0000
 * and says in the content what the glyph stands for. That goes into the map.
 */
export function completeCharacters(objects: PdfObjects, { number, characters, explained, added, shown }: PageFont): void {
  const map = referenceIn(objects.dictionary(number).get('/ToUnicode'));
  const additions = [...explained].filter(([code]) => !isCharacter(characters.get(code)));
  const removed = [...characters]
    .filter(([code, character]) => !isCharacter(character) && !explained.has(code))
    .map(([code]) => code);
  if (map === undefined || additions.length + removed.length + added.size === 0) return;
  for (const [code, character] of additions) characters.set(code, character);
  for (const code of removed) characters.delete(code);
  if (added.size > 0) {
    const glyphs = new Map([...shown, ...characters.keys()].map((code) => [code, code]));
    for (const [code, { glyph, text }] of added) {
      glyphs.set(code, glyph);
      characters.set(code, text);
    }
    objects.dictionary(number).set('/Encoding', referenceTo(addEncoding(objects, glyphs)));
  }
  objects.setContent(map, Buffer.from(mapText(characters), 'latin1'));
}

/** A map from codes to glyphs (ISO 32000-2, 9.7.5.3). @returns the number of its object */
function addEncoding(objects: PdfObjects, glyphs: ReadonlyMap<number, number>): number {
  const lines = [...glyphs].toSorted(([one], [other]) => one - other).map(([code, glyph]) => `<${hexCode(code, 4)}> ${glyph}\n`);
  const text =
    `${mapStart}/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (Identity) def\n/Supplement 0 def\nend def\n` +
    `/CMapName /${encodingName} def\n/CMapVersion 1.0 def\n/CMapType 1 def\n/WMode 0 def\n${codeSpace}${blocksOf(lines, 'cidchar')}${mapEnd}`;
  const dictionary = new Dictionary([
    ['/Type', '/CMap'],
    ['/CMapName', `/${encodingName}`],
    ['/CIDSystemInfo', '<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>'],
    ['/WMode', '0'],
    ['/Filter', '/FlateDecode'],
  ]);
  return objects.add(dictionary, deflateSync(Buffer.from(text, 'latin1')));
}

function mapText(characters: ReadonlyMap<number, string>): string {
  const lines = [...characters]
    .toSorted(([one], [other]) => one - other)
    .map(([code, text]) => `<${hexCode(code, 4)}> <${utf16(text)}>\n`);
  return (
    `${mapStart}/CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n` +
    `/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n${codeSpace}${blocksOf(lines, 'bfchar')}${mapEnd}`
  );
}

function blocksOf(lines: readonly string[], kind: string): string {
  let text = '';
  for (let at = 0; at < lines.length; at += linesInBlock) {
    const block = lines.slice(at, at + linesInBlock);
    text += `${block.length} begin${kind}\n${block.join('')}end${kind}\n`;
  }
  return text;
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}
