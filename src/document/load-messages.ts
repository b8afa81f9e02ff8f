import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SupportedLocale, supportedLocales } from './locales.js';
import { MESSAGE_KEYS, type Messages, placesOf } from './messages.js';
import { TemplateError } from './template-error.js';

/** Reads the message files of a template, one for each supported locale. @throws TemplateError with the file and the key at fault */
export function loadMessages(directory: string): Record<SupportedLocale, Messages> {
  const folder = join(directory, 'locales');
  const expected = new Set(supportedLocales.map((locale) => `${locale}.json`));
  const stray = readdirSync(folder).find((name) => !expected.has(name));
  if (stray !== undefined) throw new TemplateError(`locales/${stray}`, null, `is no locale of ${supportedLocales.join(', ')}`);
  const entries = supportedLocales.map((locale) => [locale, readMessages(folder, locale)] as const);
  const loaded = Object.fromEntries(entries) as Record<SupportedLocale, Messages>;
  for (const [locale, messages] of entries) checkPlaces(locale, messages, loaded['en-GB']);
  return loaded;
}

function readMessages(folder: string, locale: SupportedLocale): Messages {
  const file = `locales/${locale}.json`;
  const parsed = parseObject(file, join(folder, `${locale}.json`));
  const known = new Set<string>(MESSAGE_KEYS);
  const unknown = Object.keys(parsed).find((key) => !known.has(key));
  if (unknown !== undefined) throw new TemplateError(file, null, `unknown key "${unknown}"`);
  for (const key of MESSAGE_KEYS) {
    const message = parsed[key];
    if (typeof message !== 'string' || message.trim() === '') throw new TemplateError(file, null, `"${key}" must be a text`);
  }
  return parsed as Messages;
}

function parseObject(file: string, path: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)) return { ...parsed };
  } catch (cause) {
    throw new TemplateError(file, null, cause instanceof Error ? cause.message : 'cannot be read', cause);
  }
  throw new TemplateError(file, null, 'must be a JSON object');
}

/** A message may leave a place out ("税率" needs no name of the tax), but cannot have one that nothing fills. */
function checkPlaces(locale: SupportedLocale, messages: Messages, reference: Messages): void {
  const file = `locales/${locale}.json`;
  for (const key of MESSAGE_KEYS) {
    const places = new Set(placesOf(reference[key]));
    const unknown = placesOf(messages[key]).find((place) => !places.has(place));
    if (unknown !== undefined) throw new TemplateError(file, null, `"${key}" has no place {${unknown}}`);
  }
  // The stylesheet counts the page first.
  if (!/^[^{}]*\{page\}[^{}]*\{pages\}[^{}]*$/.test(messages.pageOf)) {
    throw new TemplateError(file, null, '"pageOf" must have {page} and then {pages}');
  }
}
