import {
  type Language,
  MESSAGE_ARGUMENTS,
  MESSAGE_KEYS,
  MessageError,
  type MessageKey,
  type Messages,
  type SupportedLocale,
  compileMessage,
  formatsOf,
} from '#service/templates/index.js';
import type { TemplateFile } from './template-package.js';

const ARGUMENTS: Partial<Record<MessageKey, Parameters<typeof compileMessage>[2]>> = MESSAGE_ARGUMENTS;

/** Which places a message may have. */
function placesOf(key: string): Parameters<typeof compileMessage>[2] {
  return ARGUMENTS[key as MessageKey] ?? {};
}

/** What is wrong with a message, as the service would say it; null when it is good. */
export function faultOfMessage(locale: string, key: string, text: string): string | null {
  try {
    compileMessage(locale, text, placesOf(key));
    return null;
  } catch (error) {
    if (error instanceof MessageError) return error.message;
    throw error;
  }
}

/** The words of a locale with its own key for each that is missing or faulty: so that the rest of a template can be looked at all the same. */
export function lenientLanguage(locale: SupportedLocale, files: readonly TemplateFile[]): Language {
  const written: Record<string, unknown> = Object.assign({}, ...files.map(({ source }) => parsed(source)));
  const messages = MESSAGE_KEYS.map((key) => {
    const text = written[key];
    const isGood = typeof text === 'string' && text.trim() !== '' && faultOfMessage(locale, key, text) === null;
    const places = placesOf(key);
    const shown = isGood ? text : [key, ...Object.keys(places).map((place) => `{${place}}`)].join(' ');
    const message = compileMessage(locale, shown, places);
    return [key, key in MESSAGE_ARGUMENTS ? message : message({})] as const;
  });
  return { messages: Object.fromEntries(messages) as unknown as Messages, formats: formatsOf(locale) };
}

function parsed(source: string): object {
  try {
    const value: unknown = JSON.parse(source);
    return value !== null && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}
