import { describe, expect, it } from '@jest/globals';
import { textOfPiece } from '../../../src/finish/content/piece-text.js';
import type { ExplainedPart, GlyphRun } from '../../../src/finish/content/text-piece.js';
import { AddedCodes } from '../../../src/finish/fonts/added-codes.js';
import type { PageFont } from '../../../src/finish/fonts/page-font.js';

describe('textOfPiece', () => {
  const font: PageFont = {
    number: 1,
    name: 'Inter-Regular',
    digits: 4,
    isEmbedded: true,
    characters: new Map([
      [0x10, 'A'],
      [0x11, 'B'],
      [0x12, 'C'],
      [0x20, '\0'],
    ]),
    shown: new Set(),
    added: new AddedCodes(),
    explained: new Map(),
  };
  const stretch = { start: 0, end: 0 };
  const part: ExplainedPart = { text: 'ي', opening: stretch, closing: stretch, isPlain: true };
  const run = (codes: string, of?: ExplainedPart): GlyphRun => ({ font: '/F1', codes, shown: [], part: of });
  const text = (isReversed: boolean, ...runs: GlyphRun[]) =>
    textOfPiece({ runs, isReversed, start: 0, end: 0, state: 0 }, () => font);

  it('is what the font says, or the content', () => {
    expect(text(false, run('00100011'), run('0020', part), run('0012'))).toBe('ABيC');
    expect(text(true, run('00100011'), run('0020', part), run('0012'))).toBe('CيBA');
  });

  it('has the text of a part once, and nothing for a glyph that stands for nothing', () => {
    expect(text(false, run('0010', part), run('0011', part), run('0020'))).toBe('ي');
  });
});
