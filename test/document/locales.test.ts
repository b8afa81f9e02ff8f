import { describe, expect, it } from '@jest/globals';
import { matchLocale, resolveLocale } from '../../src/document/locales.js';

describe('matchLocale', () => {
  it.each([
    ['en', 'en-GB'],
    ['en-AU', 'en-GB'],
    ['en-US', 'en-US'],
    ['EN-us', 'en-US'],
    ['de', 'de-DE'],
    ['de-CH', 'de-DE'],
    ['fr-CA', 'fr-FR'],
    ['ar-KW', 'ar'],
    ['ar-u-nu-arab', 'ar'],
    ['ja', 'ja-JP'],
  ])('answers %s with %s', (tag, expected) => {
    expect(matchLocale(tag)).toBe(expected);
  });

  it.each(['pt-BR', 'tlh', '', 'en_GB', '../en-GB', '__proto__', 'constructor', 'x'.repeat(10_000)])(
    'has none for %.20s',
    (tag) => {
      expect(matchLocale(tag)).toBeUndefined();
    },
  );
});

describe('resolveLocale', () => {
  it('takes the first tag whose language is supported', () => {
    expect(resolveLocale([undefined, 'pt-BR', null, 'de-AT', 'fr'])).toBe('de-DE');
  });

  it('falls back to British English', () => {
    expect(resolveLocale(['pt', null])).toBe('en-GB');
  });
});
