import { describe, expect, it } from '@jest/globals';
import { directionOf, matchLocale, resolveLocale, supportedLocales } from '../../../src/view/language/locales.js';

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
    ['es-MX', 'es-ES'],
    ['es-419', 'es-ES'],
    ['it-CH', 'it-IT'],
    ['nl-BE', 'nl-NL'],
    ['pl', 'pl-PL'],
    ['pt-BR', 'pt-PT'],
    ['he', 'he-IL'],
    ['iw-IL', 'he-IL'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['cmn-Hans', 'zh-Hans'],
  ])('answers %s with %s', (tag, expected) => {
    expect(matchLocale(tag)).toBe(expected);
  });

  it.each([
    'zh-TW',
    'zh-HK',
    'zh-Hant',
    'zh-Hant-CN',
    'zh-Latn',
    'yue',
    'sv-SE',
    'tlh',
    '',
    'en_GB',
    '../en-GB',
    '__proto__',
    'constructor',
    'x'.repeat(10_000),
  ])('has none for %.20s', (tag) => {
    expect(matchLocale(tag)).toBeUndefined();
  });
});

describe('resolveLocale', () => {
  it('takes the first tag whose language is supported', () => {
    expect(resolveLocale([undefined, 'sv-SE', null, 'de-AT', 'fr'])).toBe('de-DE');
  });

  it('gives nobody the other script of the language', () => {
    expect(resolveLocale(['zh-TW', 'ja'])).toBe('ja-JP');
  });

  it('falls back to British English', () => {
    expect(resolveLocale(['sv', null])).toBe('en-GB');
  });
});

describe('directionOf', () => {
  it('is from right to left in Arabic and Hebrew alone', () => {
    expect(supportedLocales.filter((locale) => directionOf(locale) === 'rtl')).toEqual(['ar', 'he-IL']);
  });
});
