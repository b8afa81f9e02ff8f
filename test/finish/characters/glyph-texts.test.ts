import { describe, expect, it } from '@jest/globals';
import { nothing, textsOfGlyphs, textToCopy, type LetterGlyph } from '../../../src/finish/characters/glyph-texts.js';

const glyph = (character: string | undefined, width = 500): LetterGlyph => ({ character, width });

describe('textsOfGlyphs', () => {
  it('gives a single glyph the text, unless the font says it already', () => {
    expect(textsOfGlyphs('’', [glyph('ʼ')], false)).toEqual(['’']);
    expect(textsOfGlyphs('ي', [glyph(undefined)], false)).toEqual(['ي']);
    expect(textsOfGlyphs('a', [glyph('a')], false)).toEqual([null]);
    expect(textsOfGlyphs('👍🏽', [glyph(undefined)], false)).toEqual(['👍🏽']);
  });

  it('composes a letter and its accent', () => {
    expect(textsOfGlyphs('e\u0301', [glyph('é')], false)).toEqual([null]);
    expect(textsOfGlyphs('e\u0301', [glyph('e'), glyph('\u0301', 0)], false)).toEqual(['é', nothing]);
  });

  it('gives the text to the widest glyph of a letter', () => {
    expect(textsOfGlyphs('ب', [glyph(undefined, 0), glyph(undefined, 800)], true)).toEqual([nothing, 'ب']);
    expect(textsOfGlyphs('ي', [glyph(undefined, 800), glyph(undefined, 0)], false)).toEqual(['ي', nothing]);
  });

  it('leaves accents out only from right to left', () => {
    expect(textsOfGlyphs('ש\u05b8\u05c1', [glyph('\u05b8', 0), glyph('\u05c1', 0), glyph('ש')], true)).toEqual([
      nothing,
      nothing,
      'ש',
    ]);
    expect(textsOfGlyphs('ที่', [glyph('ท'), glyph('ี', 0), glyph('่', 0)], false)).toBeUndefined();
  });

  it('cannot say it where two letters share their glyphs', () => {
    expect(textsOfGlyphs('कि', [glyph('ि'), glyph('क')], false)).toBeUndefined();
  });

  it('keeps a bracket that readers turn round, and a ligature from right to left', () => {
    expect(textsOfGlyphs('(', [glyph(')')], false)).toEqual([null]);
    expect(textsOfGlyphs('لا', [glyph('ﻻ')], true)).toEqual([null]);
    expect(textsOfGlyphs('ffi', [glyph('ﬃ')], false)).toEqual(['ffi']);
  });

  it('says nothing for a text that may not stand in a font', () => {
    for (const text of ['', '\0', '\u{feff}', '\u{fffe}']) expect(textsOfGlyphs(text, [glyph('a')], false)).toBeUndefined();
  });
});

describe('textToCopy', () => {
  it('is composed, with plain blanks', () => {
    expect(textToCopy('20\u{a0}mm 1\u{202f}234')).toBe('20 mm 1 234');
    expect(textToCopy('Nguye\u0302\u0303n')).toBe('Nguyễn');
    // Without a mark, the same characters as in the document.
    expect(textToCopy('Å')).toBe('Å');
  });
});
