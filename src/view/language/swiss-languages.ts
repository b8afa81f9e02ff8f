/** The languages in which the banks of Switzerland have words for a payment part. */
export const SWISS_LANGUAGES = ['de', 'fr', 'it', 'en'] as const;
export type SwissLanguage = (typeof SWISS_LANGUAGES)[number];

/** The language of a payment part: the first of the given ones (BCP 47) that has words for it, else English. */
export function swissLanguage(locales: readonly (string | null | undefined)[]): SwissLanguage {
  const wanted = locales.map((locale) => locale?.split('-')[0]?.toLowerCase());
  return wanted.flatMap((one) => SWISS_LANGUAGES.filter((language) => language === one))[0] ?? 'en';
}
