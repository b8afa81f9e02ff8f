import { describe, expect, it } from '@jest/globals';
import { documentFonts } from '../../../src/templates/fonts/document-fonts.js';
import { readAdvances } from '../../../src/templates/fonts/font-advances.js';

const { widths } = documentFonts();
const width = (text: string, families: string[], weight: 400 | 500 | 600 = 400) => widths.rulerOf({ families, weight })(text);

describe('the width of a text', () => {
  it('is the sum of the advances of its font, in its weight', () => {
    expect(width('m', ['Inter'])).toBeCloseTo(0.876, 3);
    expect(width('m', ['Inter'], 600)).toBeCloseTo(0.9, 3);
    expect(width('US$88,888.00', ['Inter'], 600)).toBeCloseTo(6.875, 3);
  });

  it.each([
    ['Inter', 0.6001],
    ['Noto Sans', 0.572],
  ])('is the same for all figures of %s', (family, expected) => {
    for (const weight of [400, 500, 600] as const) {
      expect(Array.from('0123456789', (digit) => width(digit, [family], weight))).toEqual(
        Array.from({ length: 10 }, () => expected),
      );
    }
  });

  it('takes each character from the first family that has it', () => {
    expect(width('￥', ['Inter', 'Noto Sans', 'Noto Sans JP'])).toBe(1);
    expect(width('8￥', ['Noto Sans', 'Noto Sans JP'])).toBeCloseTo(1.572);
    // One weight only.
    expect(width('✈', ['Noto Sans Symbols 2'], 600)).toBe(width('✈', ['Noto Sans Symbols 2']));
  });

  it('has no room for marks of direction, and an em for what no font has', () => {
    expect(width('\u2066−288.00\u2069', ['Inter'])).toBe(width('−288.00', ['Inter']));
    expect(width('\u{1f9ff}a', ['Inter'])).toBeCloseTo(1 + width('a', ['Inter']));
  });

  it('is less for Arabic letters that join than for the same alone', () => {
    expect(width('مسودة', ['Noto Sans Arabic'])).toBeLessThan(
      width('م س و د ة', ['Noto Sans Arabic']) - width('    ', ['Noto Sans Arabic']),
    );
  });

  it('cannot be read from damaged tables', () => {
    const table = (length: number, ...values: [number, number][]) => {
      const bytes = Buffer.alloc(length);
      for (const [at, value] of values) bytes.writeUInt16BE(value, at);
      return bytes;
    };
    const tables: Record<string, Buffer> = {
      head: table(54, [18, 1000]),
      hhea: table(36, [34, 2]),
      hmtx: table(6, [0, 500], [4, 600]),
    };
    const read = () => readAdvances((tag) => tables[tag] ?? Buffer.alloc(0));
    expect(read).toThrow('its widths are damaged');
    tables['hmtx'] = table(10, [0, 500], [4, 600]);
    expect([0, 1, 7].map(read())).toEqual([0.5, 0.6, 0.6]);
  });
});
