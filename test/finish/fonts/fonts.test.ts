import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { AddedCodes } from '../../../src/finish/fonts/added-codes.js';
import { isCharacter } from '../../../src/finish/fonts/character-map.js';
import { blankOf, codeFor, glyphWidths, readPageFont, type PageFont } from '../../../src/finish/fonts/page-font.js';
import { completeCharacters } from '../../../src/finish/fonts/write-characters.js';
import { PdfObjects } from '../../../src/finish/objects/pdf-objects.js';
import { Dictionary } from '../../../src/finish/syntax/dictionary.js';
import { referenceIn } from '../../../src/finish/syntax/values.js';

const map = [
  '2 beginbfchar\n<0003> <0020>\n<0004> <D83DDE00>\nendbfchar',
  '1 beginbfrange\n<0010> <0012> <0041>\nendbfrange',
  '1 beginbfchar\n<0020> <0000>\nendbfchar',
].join('\n');

/** A font as Skia writes it. */
function fontOf(objects = new PdfObjects()): { objects: PdfObjects; font: PageFont } {
  const toUnicode = objects.add(new Dictionary(), Buffer.from(map, 'latin1'));
  const descriptor = objects.add('<</FontFile2 9 0 R>>');
  const descendant = objects.add(`<</Subtype/CIDFontType2/FontDescriptor ${descriptor} 0 R/W [3 [250 0] 16 18 600.5 32 [700]]>>`);
  const number = objects.add(
    `<</Subtype/Type0/BaseFont/ABCDEF+Inter-Regular/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
  );
  return { objects, font: readPageFont(objects, number) };
}

/** The text of the map to which a font refers. */
function mapOf(objects: PdfObjects, font: PageFont, key: string): string {
  const number = referenceIn(objects.dictionary(font.number).get(key)) ?? 0;
  const stream = objects.stream(number) ?? Buffer.alloc(0);
  return objects.dictionary(number).get('/Filter') === undefined
    ? stream.toString('latin1')
    : inflateSync(stream).toString('latin1');
}

describe('readPageFont', () => {
  it('reads what the codes stand for, and the widths', () => {
    const { objects, font } = fontOf();
    expect(font).toMatchObject({ name: 'Inter-Regular', digits: 4, isEmbedded: true });
    expect([...font.characters]).toEqual([
      [3, ' '],
      [4, '😀'],
      [0x20, '\0'],
      [0x10, 'A'],
      [0x11, 'B'],
      [0x12, 'C'],
    ]);
    expect(blankOf(font)).toBe('0003');
    expect([...glyphWidths(objects, font)]).toEqual([
      [3, 250],
      [4, 0],
      [16, 600.5],
      [17, 600.5],
      [18, 600.5],
      [32, 700],
    ]);
  });
});

describe('codes that are added', () => {
  it('are the highest that are free, one for each text of a glyph', () => {
    const codes = new AddedCodes();
    const isTaken = (code: number) => code === 0xfffe;
    expect(codes.codeFor(7, 'a', isTaken)).toBe(0xffff);
    expect(codes.codeFor(7, 'b', isTaken)).toBe(0xfffd);
    expect(codes.codeFor(7, 'a', isTaken)).toBe(0xffff);
    expect([...codes]).toEqual([
      [0xffff, { glyph: 7, text: 'a' }],
      [0xfffd, { glyph: 7, text: 'b' }],
    ]);
    expect(new AddedCodes().codeFor(7, 'a', () => true)).toBeUndefined();
  });

  it('are not needed for what the font says', () => {
    const { font } = fontOf();
    expect([codeFor(font, 0x10, 'A'), font.added.size]).toEqual([0x10, 0]);
    expect([codeFor(font, 0x10, 'Α'), font.added.size]).toEqual([0xffff, 1]);
  });
});

describe('completeCharacters', () => {
  it('leaves a font as it is that says all', () => {
    const { objects, font } = fontOf();
    font.characters.delete(0x20);
    completeCharacters(objects, font);
    expect(mapOf(objects, font, '/ToUnicode')).toBe(map);
    expect(objects.dictionary(font.number).get('/Encoding')).toBe('/Identity-H');
  });

  it('writes what the content says, and leaves out what nobody says', () => {
    const { objects, font } = fontOf();
    font.explained.set(0x21, 'ي');
    completeCharacters(objects, font);
    const text = mapOf(objects, font, '/ToUnicode');
    expect(text).toContain(
      '6 beginbfchar\n<0003> <0020>\n<0004> <D83DDE00>\n<0010> <0041>\n<0011> <0042>\n<0012> <0043>\n<0021> <064A>\nendbfchar',
    );
  });

  it('writes added codes, and which glyph each of them shows', () => {
    const { objects, font } = fontOf();
    font.shown.add(0x30);
    codeFor(font, 0x10, 'Α');
    completeCharacters(objects, font);
    expect(mapOf(objects, font, '/ToUnicode')).toContain('<FFFF> <0391>\nendbfchar');
    const encoding = mapOf(objects, font, '/Encoding');
    expect(encoding).toContain(
      '7 begincidchar\n<0003> 3\n<0004> 4\n<0010> 16\n<0011> 17\n<0012> 18\n<0030> 48\n<FFFF> 16\nendcidchar',
    );
    expect(encoding).toContain('/Ordering (Identity) def');
  });
});

describe('isCharacter', () => {
  it('is true for what a map may say', () => {
    expect([undefined, '', '\0', '\u{feff}', '\u{fffe}', 'a', 'ffi'].map(isCharacter)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});
