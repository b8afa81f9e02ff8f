import { type LanguageLocale, supportedLocales } from './languages.js';
import { isRegional, languageOf, type RegionalLocale } from './regions.js';

export { supportedLocales };

/** What a document can be written in: a language, or a language as a region writes it. */
export type SupportedLocale = LanguageLocale | RegionalLocale;

const DEFAULT: LanguageLocale = 'en-GB';

const BY_LANGUAGE = new Map<string, LanguageLocale>([
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
]);

/** Chinese by its script: readers of traditional characters must not get simplified ones. */
const CHINESE = new Map<string | undefined, LanguageLocale>([
  ['Hans', 'zh-Hans'],
  ['Hant', 'zh-Hant'],
]);

/** Countries that write English as in the United States. */
const AMERICAN_ENGLISH = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'PH']);

/** Regions that write as another one: Macao as Hong Kong, Liechtenstein as Switzerland, most of Latin America as Mexico. The others there write figures as Spain does. */
const LIKE = new Map<string, RegionalLocale>([
  ['zh-MO', 'zh-HK'],
  ['de-LI', 'de-CH'],
  ...['419', 'US', 'PR', 'DO', 'GT', 'HN', 'NI', 'PA', 'SV'].map((region) => [`es-${region}`, 'es-MX'] as const),
]);

const RIGHT_TO_LEFT = new Set<SupportedLocale>(['ar', 'he-IL']);

/**
 * The best supported locale for a BCP 47 tag; undefined if its language or script is not supported. `en` is `en-GB`, `de-CH` is itself, `de-BE` is `de-DE`,
 * `zh-CN` is `zh-Hans`, `zh-TW` is `zh-Hant`.
 * @param home the seller's country, for a language alone: `de` of a Swiss seller is `de-CH`
 */
export function matchLocale(tag: string, home: string | null = null): SupportedLocale | undefined {
  try {
    const given = inRegion(new Intl.Locale(tag), home);
    const { language, region } = given;
    const base = languageMatching(given);
    const regional = `${language}-${region ?? ''}`;
    const own = isRegional(regional) ? regional : LIKE.get(regional);
    // `zh-Hans-HK` is the region with the other script.
    return base !== undefined && own !== undefined && languageOf(own) === base ? own : base;
  } catch {
    return undefined;
  }
}

/** A language alone is the seller's, if it has a region there. */
function inRegion(given: Intl.Locale, home: string | null): Intl.Locale {
  const { language, region, script } = given;
  return home !== null && !region && !script && isRegional(`${language}-${home}`)
    ? new Intl.Locale(language, { region: home })
    : given;
}

function languageMatching(given: Intl.Locale): LanguageLocale | undefined {
  const { language, region } = given;
  // Unicode's likely subtags know that `zh-TW` is written in Hant and `zh-SG` in Hans.
  if (language === 'zh') return CHINESE.get(given.maximize().script);
  return language === 'en' && region && AMERICAN_ENGLISH.has(region) ? 'en-US' : BY_LANGUAGE.get(language);
}

/**
 * The first of the tags (of the request, the customer, the organisation) whose language the template has. Otherwise British English, or the first language of
 * the template. A template with only one English serves all readers of English.
 */
export function resolveLocale(
  tags: readonly (string | null | undefined)[],
  available: readonly SupportedLocale[] = supportedLocales,
  home: string | null = null,
): SupportedLocale {
  for (const tag of tags) {
    const locale = tag ? matchLocale(tag, home) : undefined;
    if (!locale) continue;
    if (available.includes(locale)) return locale;
    const related = available.find((other) => isSameLanguage(other, locale));
    if (related) return related;
  }
  return available.includes(DEFAULT) ? DEFAULT : (available[0] ?? DEFAULT);
}

/** Whether the readers of one locale can read the other: both are English, or both Chinese in the same script. */
export function isSameLanguage(one: SupportedLocale, other: SupportedLocale): boolean {
  const [first, second] = [languageOf(one), languageOf(other)];
  return first === second || (!first.startsWith('zh') && first.split('-')[0] === second.split('-')[0]);
}

/** The direction of its script. */
export function directionOf(locale: SupportedLocale): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
}
