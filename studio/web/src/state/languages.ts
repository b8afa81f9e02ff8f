// The languages of a template, with their regions.
import type { Language } from '../../../shared/api.js';
import { languageName, variantName } from './words.js';

export interface LanguageGroup {
  /** "German". */
  label: string;
  locales: { locale: string; label: string }[];
}

/** Every locale, each language followed by its regions. */
export function localesOf(languages: readonly Language[]): string[] {
  return languages.flatMap(({ locale, regions }) => [locale, ...regions]);
}

/** One group for German in all its regions, which come last; the code stands first, because people type it to find one. */
export function languageGroups(languages: readonly Language[]): LanguageGroup[] {
  const locales = [...languages.map(({ locale }) => locale), ...languages.flatMap(({ regions }) => regions)];
  const names = [...new Set(locales.map(plainLanguage))];
  return names.map((name) => ({
    label: languageName(name),
    locales: locales
      .filter((locale) => plainLanguage(locale) === name)
      .map((locale, _, { length }) => ({
        locale,
        label: `${locale} · ${length === 1 ? languageName(name) : variantName(locale)}`,
      })),
  }));
}

/** The next language, or the one before; null, the sample's own, is between the last and the first. A region counts as its language. */
export function neighbourLanguage(languages: readonly Language[], locale: string | null, step: 1 | -1): string | null {
  const stops = [null, ...languages.map((language) => language.locale)];
  const current = languages.find(({ locale: own, regions }) => own === locale || regions.includes(locale ?? ''))?.locale ?? null;
  return stops[(stops.indexOf(current) + step + stops.length) % stops.length] ?? null;
}

/** `de` for `de-AT`. */
function plainLanguage(locale: string): string {
  return locale.split('-')[0] ?? locale;
}
