/** The languages of the document: one message file each. */
export const supportedLocales = ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'ar', 'ja-JP'] as const;

export type SupportedLocale = (typeof supportedLocales)[number];

const DEFAULT: SupportedLocale = 'en-GB';

const BY_LANGUAGE = new Map<string, SupportedLocale>([
  ['en', 'en-GB'],
  ['de', 'de-DE'],
  ['fr', 'fr-FR'],
  ['ar', 'ar'],
  ['ja', 'ja-JP'],
]);

/** Where English is written as in the United States. */
const AMERICAN_ENGLISH = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'PH']);

/** The supported locale that answers to a BCP 47 tag, undefined when its language has none. `en` is `en-GB`, `de-CH` is `de-DE`. */
export function matchLocale(tag: string): SupportedLocale | undefined {
  try {
    const { language, region } = new Intl.Locale(tag);
    return language === 'en' && region && AMERICAN_ENGLISH.has(region) ? 'en-US' : BY_LANGUAGE.get(language);
  } catch {
    return undefined;
  }
}

/**
 * The first of the tags (the request's, the customer's, the organisation's) whose language the template has, else British English, else the template's first language.
 * A template with one English only has it for all who read English.
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
  return locale === 'ar' ? 'rtl' : 'ltr';
}
