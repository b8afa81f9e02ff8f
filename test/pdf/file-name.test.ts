import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { pdfFileName } from '../../src/pdf/file-name.js';
import { anyCharacter } from '../harness/api/any-character.js';

describe('the file name of an invoice', () => {
  it.each([
    ['ST-2026-0001', 'ST-2026-0001.pdf', null],
    ['INV 2026/7', 'INV_2026_7.pdf', null],
    ['a_b', 'a_b.pdf', null],
    ['Ä-1', '_-1.pdf', 'Ä-1.pdf'],
    ['请求书', 'invoice-42.pdf', '请求书.pdf'],
    ['...', 'invoice-42.pdf', null],
    ['_', 'invoice-42.pdf', null],
    ['', 'invoice-42.pdf', null],
    ['con', 'invoice-42.pdf', null],
    ['COM1', 'invoice-42.pdf', null],
    ['COM10', 'COM10.pdf', null],
    ['console', 'console.pdf', null],
    ['x'.repeat(97), `${'x'.repeat(96)}.pdf`, null],
    ['请'.repeat(97), 'invoice-42.pdf', `${'请'.repeat(73)}.pdf`],
    ['𐐀'.repeat(97), 'invoice-42.pdf', `${'𐐀'.repeat(55)}.pdf`],
  ])('%s is %s, %s', (number, ascii, unicode) => {
    expect(pdfFileName(number, 'invoice-42')).toEqual({ ascii, unicode });
  });

  it('S6 replaces each character by one underscore, and no letter, digit or hyphen', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]{1,96}$/), (number) => {
        const expected = Array.from(number, (character) => (/[A-Za-z0-9-]/.test(character) ? character : '_')).join('');
        fc.pre(/[A-Za-z0-9]/.test(expected) && !/^(?:con|prn|aux|nul|(?:com|lpt)\d)$/i.test(expected));
        expect(pdfFileName(number, 'invoice-42').ascii).toBe(`${expected}.pdf`);
      }),
    );
  });

  it('is safe for any number', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: anyCharacter, maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 })),
        (number) => {
          const { ascii, unicode } = pdfFileName(number, 'invoice-42');
          expect(ascii).toMatch(/^[A-Za-z0-9_-]{1,96}\.pdf$/);
          expect(unicode ?? ascii).toMatch(/^[\p{L}\p{M}\p{Nd}_-]{1,96}\.pdf$/u);
          expect(Buffer.byteLength(unicode ?? ascii)).toBeLessThanOrEqual(224);
          expect(() => encodeURIComponent(unicode ?? ascii)).not.toThrow();
        },
      ),
      { numRuns: 1000 },
    );
  });
});
