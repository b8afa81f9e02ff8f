import { describe, expect, it } from '@jest/globals';
import { readOwnFont } from '../../../../src/templates/fonts/own/own-font.js';
import { characterMap, groups, words } from '../../fixtures/build-font.js';
import { changedFont, proportionalFont, tableOf, tabularFont, woff2 } from '../../fixtures/own-fonts.js';

const rights = (bits: number): Buffer => {
  const metrics = tableOf('OS/2');
  metrics.writeUInt16BE(bits, 8);
  return changedFont({ 'OS/2': metrics });
};
const cut = (font: Buffer, length: number): Buffer => font.subarray(0, length);
const spoilt = (font: Buffer, at: number): Buffer => {
  const copy = Buffer.from(font);
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at);
  return copy;
};
const startingWith = (signature: string): Buffer => Buffer.concat([Buffer.from(signature, 'latin1'), tabularFont.subarray(4)]);
const widthOf = (character: string, font: Buffer) => readOwnFont(font).advances.get(character.charCodeAt(0));

describe('a font of a template', () => {
  it('is a TrueType or WOFF2 file, with the width of each character', () => {
    expect(widthOf('0', tabularFont)).toBe(widthOf('1', tabularFont));
    expect(widthOf('1', proportionalFont)).toBeLessThan(widthOf('0', proportionalFont) ?? 0);
    expect(readOwnFont(woff2(tabularFont)).advances).toEqual(readOwnFont(tabularFont).advances);
  });

  it('is packed for the browser, unless it is packed already', () => {
    const { dataUrl } = readOwnFont(tabularFont);
    expect(dataUrl).toMatch(/^data:font\/woff2;base64,d09G/);
    expect(dataUrl.length).toBeLessThan(tabularFont.length);
    const packed = woff2(proportionalFont);
    expect(readOwnFont(packed).dataUrl.endsWith(packed.toString('base64'))).toBe(true);
  });

  it.each([
    ['installable', 0],
    ['for print and preview', 4],
    ['editable', 8],
    ['of an old version, restricted and editable', 10],
  ])('may be embedded if it is %s', (_, bits) => {
    expect(readOwnFont(rights(bits)).advances.size).toBeGreaterThan(100);
  });

  it.each([
    ['no font', Buffer.from('%PDF-1.7'), 'is not a font'],
    ['empty', Buffer.alloc(0), 'is not a font'],
    ['a collection', startingWith('ttcf'), 'is a collection of fonts'],
    ['a collection, packed', Buffer.concat([Buffer.from('wOF2ttcf'), Buffer.alloc(60)]), 'is a collection of fonts'],
    ['WOFF 1', startingWith('wOFF'), 'is a WOFF file of version 1'],
    [
      'variable',
      changedFont({ fvar: Buffer.alloc(20) }),
      'is a variable font, which a PDF would hold as drawings; make a static instance',
    ],
    ['variable and packed', woff2WithTag('fvar'), 'is a variable font'],
    ['of PostScript outlines', changedFont({ 'CFF ': Buffer.alloc(20) }), 'has PostScript outlines (CFF)'],
    ['of colours', changedFont({ COLR: Buffer.alloc(20) }), 'has glyphs of colours or pixels (COLR)'],
    ['restricted', rights(2), 'forbids embedding (OS/2 fsType, bit 1)'],
    ['restricted, of an old version without other rights', rights(0x0302), 'forbids embedding'],
    ['only as pixels', rights(0x0200), 'may be embedded as pixels only'],
    ['not as a subset', rights(0x0100), 'forbids subsets'],
    ['without OS/2', changedFont({ 'OS/2': null }), 'it has no table OS/2'],
    ['without outlines', changedFont({ glyf: null }), 'it has no table glyf'],
    ['too large', Buffer.concat([tabularFont, Buffer.alloc(1_000_000)]), 'at most 1000000 are allowed: make a subset'],
    ['cut off', cut(tabularFont, tabularFont.length - 5000), 'is damaged: it ends before its table'],
    ['cut off in its directory', cut(tabularFont, 60), 'is damaged: it ends early'],
    ['cut off, packed', cut(woff2(tabularFont), 5000), 'is damaged: it ends early'],
    ['spoilt', spoilt(tabularFont, tabularFont.length - 400), /is damaged: the checksum of its table [\w/]+ is wrong/],
    ['spoilt, packed', spoilt(woff2(tabularFont), 20_000), /is damaged|is not a usable font/],
    ['with outlines out of order', changedFont({ loca: tableOf('loca').fill(0xff, 40, 44) }), 'its outlines are out of order'],
    ['with short widths', changedFont({ hmtx: Buffer.alloc(8) }), 'its widths are damaged'],
    ['with a short head', changedFont({ head: tableOf('head').subarray(0, 20) }), 'one of its tables ends early'],
    ['without characters', changedFont({ cmap: characterMap([3, 10, groups()]) }), 'has no characters'],
    ['of symbols only', changedFont({ cmap: characterMap([3, 0, groups([65, 90, 1])]) }), 'its character map has neither'],
    [
      'with ranges of characters one above the other',
      changedFont({ cmap: characterMap([3, 10, groups([0, 0x10ffff, 1], [0, 0x10ffff, 1])]) }),
      'its character map is out of order',
    ],
    ['with a character map that ends early', changedFont({ cmap: words(0, 1, 3, 10) }), 'one of its tables ends early'],
  ])('is refused if it is %s', (_, font, message) => {
    expect(() => readOwnFont(font)).toThrow(message);
    expect(() => readOwnFont(font)).toThrow(expect.objectContaining({ code: 'font_fault' }));
  });
});

/** A packed font whose table `kern` or `prep` claims to be another one. */
function woff2WithTag(tag: string): Buffer {
  const packed = woff2(tabularFont);
  const at = packed.indexOf('GDEF', 0, 'latin1');
  packed.write(tag, at, 'latin1');
  return packed;
}
