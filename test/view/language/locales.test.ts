import { describe, expect, it } from '@jest/globals';
import { directionOf, isSameLanguage, matchLocale, resolveLocale, supportedLocales } from '../../../src/view/language/locales.js';
import { languageOf, regionalLocales, withRegions } from '../../../src/view/language/regions.js';

describe('matchLocale', () => {
  it.each([
    ['en', 'en-GB'],
    ['en-AU', 'en-AU'],
    ['en-US', 'en-US'],
    ['EN-us', 'en-US'],
    ['de', 'de-DE'],
    ['de-CH', 'de-CH'],
    ['fr-CA', 'fr-CA'],
    ['ar-KW', 'ar'],
    ['ar-u-nu-arab', 'ar'],
    ['ja', 'ja-JP'],
    ['es-MX', 'es-MX'],
    ['es-419', 'es-MX'],
    ['es-VE', 'es-ES'],
    ['it-CH', 'it-CH'],
    ['nl-BE', 'nl-BE'],
    ['pl', 'pl-PL'],
    ['pt-BR', 'pt-BR'],
    ['pt-AO', 'pt-PT'],
    ['de-LI', 'de-CH'],
    ['de-BE', 'de-DE'],
    ['en-in', 'en-IN'],
    ['en-HK', 'en-GB'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh-HK', 'zh-HK'],
    ['zh-MO', 'zh-HK'],
    ['zh-Hant-HK', 'zh-HK'],
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

  it.each(['zh-Latn', 'yue', 'sv-SE', 'tlh', '', 'en_GB', '../en-GB', '__proto__', 'constructor', 'x'.repeat(10_000)])(
    'has none for %.20s',
    (tag) => {
      expect(matchLocale(tag)).toBeUndefined();
    },
  );
});

describe('resolveLocale', () => {
  it('takes the first tag whose language is supported', () => {
    expect(resolveLocale([undefined, 'sv-SE', null, 'de-BE', 'fr'])).toBe('de-DE');
  });

  it('gives nobody the other script of the language', () => {
    expect(resolveLocale(['zh-TW', 'ja'], ['zh-Hans', 'ja-JP'])).toBe('ja-JP');
    expect(isSameLanguage('zh-Hans', 'zh-HK')).toBe(false);
    expect(isSameLanguage('en-US', 'en-IN')).toBe(true);
  });

  it('gives a region its language if the template has no more', () => {
    expect(resolveLocale(['de-CH'], ['en-GB', 'de-DE'])).toBe('de-DE');
    expect(resolveLocale(['de-DE'], ['de-CH'])).toBe('de-CH');
  });

  it('takes a language alone as that of the seller', () => {
    const all = withRegions(supportedLocales);
    expect([resolveLocale(['de'], all, 'CH'), resolveLocale(['de-DE'], all, 'CH'), resolveLocale(['de'], all, 'DE')]).toEqual([
      'de-CH',
      'de-DE',
      'de-DE',
    ]);
  });

  it('falls back to British English', () => {
    expect(resolveLocale(['sv', null])).toBe('en-GB');
  });
});

describe('regions', () => {
  it('are known to Unicode, and have a language each', () => {
    for (const region of regionalLocales) {
      expect(Intl.DateTimeFormat.supportedLocalesOf(region)).toEqual([region]);
      expect(matchLocale(region)).toBe(region);
      expect(supportedLocales).toContain(languageOf(region));
    }
    expect(withRegions(['it-IT', 'nl-BE'])).toEqual(['it-IT', 'nl-BE', 'it-CH']);
  });
});

describe('directionOf', () => {
  it('is from right to left in Arabic and Hebrew alone', () => {
    expect(supportedLocales.filter((locale) => directionOf(locale) === 'rtl')).toEqual(['ar', 'he-IL']);
  });
});
