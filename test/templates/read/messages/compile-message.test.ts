import { describe, expect, it } from '@jest/globals';
import { compileMessage } from '../../../../src/templates/read/messages/compile-message.js';
import type { ArgumentKind } from '../../../../src/view/language/messages.js';

const compile = (source: string, places: Record<string, ArgumentKind> = {}, locale = 'en-GB') =>
  compileMessage(locale, source, places);

describe('a message', () => {
  it.each([
    ['plain text', 'Bill to', {}, {}, 'Bill to'],
    ['places', '{a} of {b}', { a: 'text', b: 'text' }, { a: '{b}', b: 'x' }, '{b} of x'],
    ['a place left out', '税率', { tax: 'text?' }, { tax: 'VAT' }, '税率'],
    ['an apostrophe', "l'avoir {n}", { n: 'text' }, { n: '1' }, "l'avoir 1"],
    ['quoted braces', "'{n}' is {n}", { n: 'text' }, { n: '1' }, '{n} is 1'],
    ['less-than', 'a <b> {n}', { n: 'text' }, { n: '1' }, 'a <b> 1'],
    ['select', '{tax, select, VAT {the VAT} other {{tax}}}', { tax: 'text' }, { tax: 'GST' }, 'GST'],
  ] as const)('with %s', (_, source, places, values, text) => {
    expect(compile(source, places)(values)).toBe(text);
  });

  const PAGES = '{n, plural, one {# strona} few {# strony} many {# stron} other {# strony}}';

  it.each([
    [1, '1 strona'],
    [3, '3 strony'],
    [5, '5 stron'],
    [22, '22 strony'],
  ])('has the plural of its language for %d', (n, text) => {
    expect(compile(PAGES, { n: 'number' }, 'pl-PL')({ n })).toBe(text);
  });

  it('has digits 0–9 in every language', () => {
    expect(compile('{n, plural, other {# صفحة}}', { n: 'number' }, 'ar-EG')({ n: 12 })).toBe('12 صفحة');
  });

  it.each([
    ['Credit note', { number: 'text' }, 'must have the placeholder {number}'],
    ['{numbr}', { number: 'text' }, 'has no placeholder {numbr}; it has {number}'],
    ['{n}', {}, 'has no placeholder {n}'],
    ['{a, select, x {{b}} other {}}', { a: 'text' }, 'has no placeholder {b}; it has {a}'],
    ['{a', { a: 'text' }, 'is not a valid ICU message: "}" is missing, at "{a"'],
    ['a}', { a: 'text?' }, 'has a "}" without "{"'],
    ['{}', {}, 'is not a valid ICU message: the placeholder has no name, at "{}"'],
    ['{a, plural, one {x}}', { a: 'number' }, 'is not a valid ICU message: the case "other" is missing, at "}"'],
    [
      '{a, plurl, other {x}}',
      { a: 'number' },
      'is not a valid ICU message: only plural, selectordinal and select can follow the name of a placeholder, at "plurl, other {x}}"',
    ],
    ['{a, plural, other {x}}', { a: 'text' }, 'cannot count by {a}: it is text'],
    ['{a, select, other {x}}', { a: 'number' }, 'cannot select by {a}: it is a number, for plural'],
    ['{a, number}', { a: 'number' }, 'formats {a}: dates and figures are already formatted'],
    ['{toString}', { a: 'text?' }, 'has no placeholder {toString}; it has {a}'],
  ] as const)('cannot be %j', (source, places, message) => {
    expect(() => compile(source, places)).toThrow(message);
  });
});
