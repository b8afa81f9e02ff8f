import { supportedLocales } from '../../../view/language/locales.js';
import { withRegions } from '../../../view/language/regions.js';
import { type Formats, formatsOf } from '../../../view/language/formats.js';

/** What Handlebars passes to a helper after its arguments. */
export interface HelperOptions {
  hash: Record<string, unknown>;
  data?: { root?: unknown };
  loc?: { start: { line: number; column: number } };
}

/** One call of a helper: its named options and its document. `refuse` always throws. */
export interface HelperCall {
  /** The value of `name=…`; undefined if it is not given. */
  option(name: string): unknown;
  /** A field of the view; undefined if it has none. */
  view(name: string): unknown;
  refuse(reason: string): never;
}

/** A value's own field, never one that it inherits. */
export function ownField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

// Building formats takes milliseconds, so they are cached by locale.
const formatsByLocale = new Map<string, Formats>();

/** The formats of the document's language. */
export function formatsFor(call: HelperCall): Formats {
  const lang = call.view('lang');
  const locale = withRegions(supportedLocales).find((supported) => supported === lang);
  if (locale === undefined) return call.refuse(`needs a document in a language of ${supportedLocales.join(', ')}`);
  const known = formatsByLocale.get(locale);
  const formats = known ?? formatsOf(locale);
  if (!known) formatsByLocale.set(locale, formats);
  return formats;
}

/** A value as an error names it: short, and never more than a line. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' || typeof value === 'function') return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}
