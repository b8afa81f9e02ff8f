import { describe, expect, it } from '@jest/globals';
import { splitLongWords } from '../../../src/templates/render/split-long-words.js';

const PIECE = /<word-piece>([^<]*)<\/word-piece>/g;
const pieces = (html: string) => [...splitLongWords(html).matchAll(PIECE)].map(([, piece]) => piece ?? '');
const joined = (html: string) => splitLongWords(html).replaceAll(PIECE, '$1');

describe('splitLongWords', () => {
  it('splits a word of more than 200 units, and nothing else', () => {
    const text = `before ${'W'.repeat(250)} ${'x'.repeat(200)} after`;
    expect(splitLongWords(`<p>${text}</p>`)).toBe(
      `<p>before <word-piece>${'W'.repeat(100)}</word-piece><word-piece>${'W'.repeat(100)}</word-piece><word-piece>${'W'.repeat(50)}</word-piece> ${'x'.repeat(200)} after</p>`,
    );
  });

  it.each([
    ['references', '&amp;'.repeat(200), /^(?:&amp;)+$/],
    ['marks', 'e\u0301'.repeat(300), /^(?:e\u0301)+$/],
    ['emoji that are joined', '👨‍👩‍👧‍👦'.repeat(60), /^(?:👨‍👩‍👧‍👦)+$/u],
    ['flags', '🇯🇵'.repeat(100), /^(?:🇯🇵)+$/u],
    ['a mark on a reference', '&lt;\u0338'.repeat(80), /^(?:&lt;\u0338)+$/],
  ])('never inside %s', (_, word, whole) => {
    const found = pieces(`<p>${word}</p>`);
    expect(found.length).toBeGreaterThan(2);
    for (const piece of found) expect(piece).toMatch(whole);
    expect(joined(`<p>${word}</p>`)).toBe(`<p>${word}</p>`);
  });

  it('ends, whatever stands after an ampersand', () => {
    const word = `&${'W'.repeat(300)};${'W'.repeat(300)}&`;
    expect(joined(`<p>${word}</p>`)).toBe(`<p>${word}</p>`);
  });

  it.each([
    ['behind values with brackets', (word: string) => `<p title="1 > 0" data-a='a < b > c'>${word}</p>`],
    ['before the first tag', (word: string) => `${word}<p></p>`],
    ['behind the last tag', (word: string) => `<p></p>${word}`],
    ['between other texts', (word: string) => `<p>a</p>b ${word} c<p>d</p>`],
  ])('finds a long word %s', (_, around) => {
    expect(pieces(around('W'.repeat(300)))).toHaveLength(3);
  });

  it('leaves tags, styles and the title as they are', () => {
    const long = 'x'.repeat(500);
    const html = `<html data-foot="a > ${long}"><head><title>${long}</title><style>a{b:url(data:${long})}</style></head><body><!-- ${long} --><img alt="1 > 0" src="data:${long}"><svg><title>${long}</title></svg></body></html>`;
    expect(splitLongWords(html)).toBe(html);
  });
});
