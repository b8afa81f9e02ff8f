import { describe, expect, it } from '@jest/globals';
import { artifactOf, partsOfLetters } from '../../../src/finish/characters/parts-of-letters.js';
import type { ShownGlyphs } from '../../../src/finish/content/text-piece.js';

const content = '4 0 Td <0001> Tj\n6 -2 Td ';
const setting = { font: '/F4 16 Tf', matrix: '1 0 0 -1 561 33 Tm', start: 0 };
const shown = (strings = 1): ShownGlyphs => ({
  stretch: { start: content.length, end: content.length + 9 },
  strings: Array.from({ length: strings }, () => ({ start: 1, end: 5 })),
  setting,
});
const widths = new Map([
  [1, 0],
  [2, 500],
]);
const dot = { code: 'FFFF', glyph: 1, isPart: true };
const base = { code: 'FFFE', glyph: 2, isPart: false };

describe('partsOfLetters', () => {
  it('says where they stand', () => {
    expect(partsOfLetters(shown(), content, [dot], widths)).toEqual([{ code: 'FFFF', setting, x: 10, y: -2 }]);
    expect(partsOfLetters(shown(), content, [base, dot], widths)).toEqual([{ code: 'FFFF', setting, x: 18, y: -2 }]);
    expect(partsOfLetters(shown(), content, [dot, base], widths)).toEqual([{ code: 'FFFF', setting, x: 10, y: -2 }]);
  });

  it('leaves glyphs where they are if others would move', () => {
    const wide = { code: 'FFFD', glyph: 2, isPart: true };
    expect(partsOfLetters(shown(), content, [wide, base], widths)).toEqual([]);
    expect(partsOfLetters(shown(2), content, [dot, base], widths)).toEqual([]);
    expect(partsOfLetters(shown(), content, [base], widths)).toEqual([]);
  });
});

it('shows them as an artifact, each at its place', () => {
  const [part] = partsOfLetters(shown(), content, [dot], widths);
  if (!part) throw new Error('there is one');
  expect(artifactOf([part, { ...part, x: 3 }])).toBe(
    '/Artifact BMC\n/Span<</ActualText<FEFF0000>>>BDC\nBT\n/F4 16 Tf\n1 0 0 -1 561 33 Tm\n10 -2 Td <FFFF> Tj\n/F4 16 Tf\n1 0 0 -1 561 33 Tm\n3 -2 Td <FFFF> Tj\nET\nEMC\nEMC\n',
  );
});
