/** The languages of the document: one message file each. */
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
] as const;

export type SupportedLocale = (typeof supportedLocales)[number];

const DEFAULT: SupportedLocale = 'en-GB';

const BY_LANGUAGE = new Map<string, SupportedLocale>([
  ['en', 'en-GB'],
  ['de', 'de-DE'],
  ['fr', 'fr-FR'],
  ['es', 'es-ES'],
  ['it', 'it-IT'],
  ['nl', 'nl-NL'],
  ['pl', 'pl-PL'],
  ['pt', 'pt-PT'],
  ['ar', 'ar'],
  ['he', 'he-IL'],
  ['ja', 'ja-JP'],
  ['zh', 'zh-Hans'],
]);

/** Languages with several scripts, and the supported one: readers of traditional characters must not get simplified ones. */
const ONLY_SCRIPT = new Map([['zh', 'Hans']]);

/** Countries that write English as in the United States. */
const AMERICAN_ENGLISH = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'PH']);

const RIGHT_TO_LEFT = new Set<SupportedLocale>(['ar', 'he-IL']);

/**
 * The supported locale for a BCP 47 tag; undefined if its language or script is not supported. `en` is `en-GB`, `de-CH` is `de-DE`, `zh-CN` is `zh-Hans`;
 * `zh-TW` has none. Words and figures are those of the locale, whatever the region of the tag.
 */
export function matchLocale(tag: string): SupportedLocale | undefined {
  try {
    const known = new Intl.Locale(tag);
    const { language, region } = known;
    const only = ONLY_SCRIPT.get(language);
    // Unicode's likely subtags know that `zh-TW` is written in Hant and `zh-SG` in Hans.
    if (only !== undefined && known.maximize().script !== only) return undefined;
    return language === 'en' && region && AMERICAN_ENGLISH.has(region) ? 'en-US' : BY_LANGUAGE.get(language);
  } catch {
    return undefined;
  }
}

/**
 * The first of the tags (of the request, the customer, the organisation) whose language the template has. Otherwise British English, or the first language of
 * the template. A template with only one English serves all readers of English.
 */
export function resolveLocale(
  tags: readonly (string | null | undefined)[],
  available: readonly SupportedLocale[] = supportedLocales,
): SupportedLocale {
  for (const tag of tags) {
    const locale = tag ? matchLocale(tag) : undefined;
    if (!locale) continue;
    if (available.includes(locale)) return locale;
    const related = available.find((other) => languageOf(other) === languageOf(locale));
    if (related) return related;
  }
  return available.includes(DEFAULT) ? DEFAULT : (available[0] ?? DEFAULT);
}

function languageOf(locale: SupportedLocale): string {
  return locale.split('-')[0] ?? locale;
}

/** The direction of its script. */
export function directionOf(locale: SupportedLocale): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
}
