import type { LanguageLocale } from './languages.js';

/** Regions that write figures, days or words in their own way, and the language whose messages they share. */
const LANGUAGE_OF = {
  'de-AT': 'de-DE',
  'de-CH': 'de-DE',
  'de-LU': 'de-DE',
  'en-AU': 'en-GB',
  'en-CA': 'en-GB',
  'en-IE': 'en-GB',
  'en-IN': 'en-GB',
  'en-NZ': 'en-GB',
  'en-SG': 'en-GB',
  'en-ZA': 'en-GB',
  'es-AR': 'es-ES',
  'es-CL': 'es-ES',
  'es-CO': 'es-ES',
  'es-MX': 'es-ES',
  'es-PE': 'es-ES',
  'fr-BE': 'fr-FR',
  'fr-CA': 'fr-FR',
  'fr-CH': 'fr-FR',
  'fr-LU': 'fr-FR',
  'it-CH': 'it-IT',
  'nl-BE': 'nl-NL',
  'pt-BR': 'pt-PT',
  'zh-HK': 'zh-Hant',
} as const satisfies Record<string, LanguageLocale>;

export type RegionalLocale = keyof typeof LANGUAGE_OF;

/** The regions, each with a message file for its differences, if it has any. */
export const regionalLocales = Object.keys(LANGUAGE_OF) as readonly RegionalLocale[];

/** The language whose messages a locale has; of a language, itself. */
export function languageOf(locale: LanguageLocale | RegionalLocale): LanguageLocale {
  return isRegional(locale) ? LANGUAGE_OF[locale] : locale;
}

/** The locales of a template: those that it names, and the regions of its languages. */
export function withRegions<Locale extends LanguageLocale | RegionalLocale>(
  named: readonly Locale[],
): (Locale | RegionalLocale)[] {
  const known: readonly string[] = named;
  return [...named, ...regionalLocales.filter((region) => !known.includes(region) && known.includes(LANGUAGE_OF[region]))];
}

export function isRegional(locale: string): locale is RegionalLocale {
  return Object.hasOwn(LANGUAGE_OF, locale);
}
