import { describe, expect, it } from '@jest/globals';
import { lineFault, numberFault, textFault, withLineFeeds } from '../../src/invoices/text-faults.js';

const name = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
const between = (character: string) => `A${character}B`;

describe('a text that comes from outside', () => {
  it.each([
    'Ünïcode',
    '翠嵐茶園',
    'ديار',
    'a\u00a0b',
    '👩‍🌾 ☎️ 1️⃣',
    'می\u200cخواهم',
    'so\u00adft',
    'a\u200eb\u200fc\u061c',
    '\u0600\u06dd',
    '\u{1f6d8}',
  ])('may be %j, in one line and in several', (text) => {
    expect([textFault(text), lineFault(text)]).toEqual([null, null]);
  });

  // Controls, halves of characters, non-characters, private use, annotations, objects, and what stands for a character that was lost.
  const UNPRINTABLE = Array.from(
    '\0\u0007\u000b\r\u001b\u007f\u0085\u009f\udfff\ud800\ufdd0\ufffe\uffff\u{1fffe}\u{10ffff}\ue000\uf8ff\u{f0000}\ufff9\ufffa\ufffb\ufffc\ufffd',
  );
  it.each(UNPRINTABLE)('may not have %j', (character) => {
    const fault = `${name(character)} cannot be printed`;
    expect([textFault(between(character)), lineFault(between(character))]).toEqual([fault, fault]);
  });

  it.each(['\n', '\t', '\u2028', '\u2029'])('may have %j in several lines only', (character) => {
    expect(textFault(between(character))).toBeNull();
    expect(lineFault(between(character))).toBe(`${name(character)} does not fit into one line`);
  });

  it.each([
    '\u2066a\u2069',
    '\u2068\u2067ש\u2069 1\u2069',
    'x \u202bש 1\u202c y',
    '\u202aa\u2067b\u2069c\u202c',
    '\u2066a\u2069\n\u2067b\u2069',
  ])('may turn the direction for a while: %j', (text) => expect(textFault(text)).toBeNull());

  it.each([
    ['\u202d12\u202c', 'U+202D overrides the direction of the text'],
    ['\u202e12\u202c', 'U+202E overrides the direction of the text'],
    ['\u202b12', 'U+202B is not closed in its line'],
    ['\u2067a\u2068b\u2069', 'U+2067 is not closed in its line'],
    ['\u2067a\nb\u2069', 'U+2067 is not closed in its line'],
    ['a\u202c', 'U+202C closes nothing'],
    ['a\u2069', 'U+2069 closes nothing'],
    ['\u202aa\u2069', 'U+2069 closes nothing'],
    ['\u2066\u202aa\u2069\u202c', 'U+2069 closes nothing'],
  ])('may not turn what follows it: %j', (text, fault) => {
    expect(textFault(text)).toBe(fault);
    expect(lineFault(text)).not.toBeNull();
  });

  it('ends its lines with line feeds', () => {
    expect(withLineFeeds('a\r\nb\u2028c\u2029d\n\te')).toBe('a\nb\nc\nd\n\te');
  });
});

describe('a number', () => {
  it.each(['INV-1', 'RE 2026/0107', 'A\u00a01', 'Ä-1', 'e\u0301-1', '請求書1', 'فاتورة-1', '№ 5', '\u06dd1'])(
    'may be %j',
    (text) => {
      expect(numberFault(text)).toBeNull();
    },
  );

  // Soft hyphen, joiners, word joiner, byte order mark, marks and isolates of direction, variation selectors, fillers of Hangul, tags, a braille blank …
  const INVISIBLE = Array.from(
    '\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u206f\u2800\u3164\ufe00\ufe0f\ufeff\uffa0\ufff0\u{1bca0}\u{1d173}\u{e0001}\u{e0041}\u{e0100}',
  );
  it.each(INVISIBLE)('may not have %j: another number could look like it', (character) => {
    expect(numberFault(between(character))).toBe(`${name(character)} is invisible, so two numbers could look alike`);
  });

  it('is one line, and its direction is its own', () => {
    expect(['A\n1', 'A\u20281', '\u202a1\u202c', '\u20661\u2069', '\u202e1', '\ufffc1'].map(numberFault)).toEqual([
      'U+000A does not fit into one line',
      'U+2028 does not fit into one line',
      'U+202A is invisible, so two numbers could look alike',
      'U+2066 is invisible, so two numbers could look alike',
      'U+202E overrides the direction of the text',
      'U+FFFC cannot be printed',
    ]);
  });
});
