import { describe, expect, it } from '@jest/globals';
import type { Font } from '../../../src/chromium/printed-text/font.js';
import { readContent, type TextPiece } from '../../../src/chromium/printed-text/read-content.js';

const SHEET = { left: 0, bottom: 0, right: 100, top: 100 };
const DIGITS: Font = { codeLength: 1, widthOf: () => 0.5, textOf: (code) => String(code) };

function piecesOf(content: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  readContent(content, [1, 0, 0, 1, 0, 0], SHEET, false, {
    fontOf: (name) => (name === '/F1' ? DIGITS : undefined),
    readForm: () => false,
    found: (piece) => void pieces.push(piece),
    foundFigure: () => undefined,
    foundClip: () => undefined,
  });
  return pieces;
}

describe('the texts of a content stream', () => {
  it('stand where Tm, Td and TJ put them, within the clip of the moment', () => {
    const [whole, cut, restored] = piecesOf(`q 10 10 20 20 re W n
      BT /F1 10 Tf 1 0 0 1 12 12 Tm <0102> Tj 5 0 Td <03> Tj ET
      BT /F1 10 Tf 1 0 0 1 12 12 Tm <01> Tj 15 0 Td <02> Tj ET Q
      BT /F1 10 Tf 1 0 0 1 40 12 Tm [<01> -500 <02>] TJ ET`);
    expect(whole).toMatchObject({ text: '123', isCut: false, isInMargin: false });
    expect(cut).toMatchObject({ text: '12', isCut: true, isInMargin: false });
    expect(restored).toMatchObject({ text: '12', isCut: false, isInMargin: true });
  });

  it.each([
    ['a move to no place', 'BT /F1 10 Tf 5 Td <01> Tj ET', 'moves a text to no place'],
    ['a string in another form', 'BT /F1 10 Tf (1) Tj ET', 'not written in hexadecimal digits'],
    ['a font that is not there', 'BT /F2 10 Tf <01> Tj ET', 'a font that its page does not have'],
    ['spacing that the widths do not know', 'BT /F1 10 Tf 2 Tc <01> Tj ET', 'an operator that Chromium does not write: Tc'],
    ['a matrix that is not whole', 'BT /F1 10 Tf 1 0 0 1 Tm <01> Tj ET', 'lacks operands'],
  ])('are not passed where there is %s', (_, content, message) => {
    expect(() => piecesOf(content)).toThrow(message);
  });
});
