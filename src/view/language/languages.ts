/** The languages of the document: one complete message file each. Regions are in `regions.ts`. */
export const supportedLocales = [
  'en-GB',
  'en-US',
  'de-DE',
  'fr-FR',
  'es-ES',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-PT',
  'ar',
  'he-IL',
  'ja-JP',
  'zh-Hans',
  'zh-Hant',
] as const;

export type LanguageLocale = (typeof supportedLocales)[number];
