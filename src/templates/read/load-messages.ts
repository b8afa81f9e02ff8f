import { uncoveredIn } from '../render/check-coverage.js';
import { compileMessage, MessageError } from './compile-message.js';
import type { FontCoverage } from '../fonts/font-coverage.js';
import { supportedLocales, type SupportedLocale } from '../../view/language/locales.js';
import {
  type ArgumentKind,
  MESSAGE_ARGUMENTS,
  MESSAGE_KEYS,
  type MessageKey,
  type Messages,
} from '../../view/language/messages.js';
import { suggestion } from '../../text/nearest-name.js';
import { parseLocatedJson } from './located-json.js';
import { type PackageFile, textOf } from './package-files.js';
import { TemplateError } from '../template-error.js';

/** A message as it is written, and where. */
interface WrittenMessage {
  text: string;
  file: string;
  line: number;
}

type Written = ReadonlyMap<MessageKey, WrittenMessage>;

const KEYS: ReadonlySet<string> = new Set(MESSAGE_KEYS);
const ARGUMENTS: Partial<Record<MessageKey, Readonly<Record<string, ArgumentKind>>>> = MESSAGE_ARGUMENTS;

/** The locale of a file in `locales/`. @throws TemplateError for one that nobody knows */
export function localeOf({ name }: PackageFile): SupportedLocale {
  const tag = name.replace(/^.*\/|\.json$/g, '');
  const locale = supportedLocales.find((known) => known === tag);
  if (locale !== undefined) return locale;
  throw new TemplateError(name, null, `is for a locale that nobody knows${suggestion(tag, supportedLocales)}`);
}

/**
 * Reads the files of one locale, those of the package that was extended first: a later message replaces an earlier one of its key.
 * @throws TemplateError with file, line and key
 */
export function readMessages(files: readonly PackageFile[]): Written {
  return new Map(files.flatMap((file) => [...readFile(file)]));
}

/**
 * Compiles the messages of one locale.
 * @param missing makes the error for a message that there is not
 * @throws TemplateError with file, line and key
 */
export function compileMessages(
  locale: SupportedLocale,
  written: Written,
  fonts: FontCoverage,
  missing: (key: MessageKey) => TemplateError,
): Messages {
  const compiled = MESSAGE_KEYS.map((key) => {
    const message = written.get(key);
    if (!message) throw missing(key);
    return [key, compiledMessage(locale, key, message, fonts)] as const;
  });
  return Object.fromEntries(compiled) as unknown as Messages;
}

/** Checks the messages that a package has, be they complete or not. @throws TemplateError with file, line and key */
export function checkMessages(locale: SupportedLocale, written: Written, fonts: FontCoverage): void {
  for (const [key, message] of written) compiledMessage(locale, key, message, fonts);
}

/** Packages share the files that they inherit: each file is read, and each message compiled, once. */
const filesRead = new WeakMap<PackageFile, readonly [MessageKey, WrittenMessage][]>();
const messagesCompiled = new WeakMap<WrittenMessage, ReturnType<typeof compileOne>>();

function readFile(file: PackageFile): readonly [MessageKey, WrittenMessage][] {
  const known = filesRead.get(file) ?? parseFile(file);
  filesRead.set(file, known);
  return known;
}

function parseFile(file: PackageFile): [MessageKey, WrittenMessage][] {
  const json = parseLocatedJson(file.name, textOf(file));
  if (json.value === null || typeof json.value !== 'object' || Array.isArray(json.value)) {
    throw new TemplateError(file.name, 1, 'must be an object of messages');
  }
  return Object.entries(json.value).map(([key, text]: [string, unknown]) => {
    const line = json.lineOf([key]);
    if (!isKey(key)) throw new TemplateError(file.name, line, `there is no message "${key}"${nearest(key)}`);
    if (typeof text !== 'string' || text.trim() === '') throw new TemplateError(file.name, line, `"${key}" must be a text`);
    return [key, { text, file: file.name, line }];
  });
}

function isKey(key: string): key is MessageKey {
  return KEYS.has(key);
}

/** All keys would be a page of their own. */
function nearest(key: string): string {
  const near = suggestion(key, MESSAGE_KEYS);
  return near.startsWith('; did') ? near : '';
}

function compiledMessage(locale: SupportedLocale, key: MessageKey, message: WrittenMessage, fonts: FontCoverage) {
  const known = messagesCompiled.get(message) ?? inMessage(key, message, () => compileOne(locale, key, message.text, fonts));
  messagesCompiled.set(message, known);
  return known;
}

function compileOne(locale: SupportedLocale, key: MessageKey, text: string, fonts: FontCoverage): string | Messages['pageOf'] {
  const places = ARGUMENTS[key];
  const message = compileMessage(locale, text, places ?? {});
  const uncovered = uncoveredIn(text, fonts);
  if (uncovered) throw new MessageError(`has characters that no font covers: ${uncovered.codePoints.join(', ')}`);
  if (key === 'pageOf' && !PAGE_OF.test(message({ page: '\u0001', pages: '\u0002' }))) {
    throw new MessageError('must have {page} and then {pages}, once each');
  }
  return places ? message : message({});
}

/** The stylesheet counts the page first, and knows nothing of cases. */
// oxlint-disable-next-line no-control-regex
const PAGE_OF = /^[^\u0001\u0002]*\u0001[^\u0001\u0002]*\u0002[^\u0001\u0002]*$/;

function inMessage<T>(key: MessageKey, { file, line }: WrittenMessage, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof MessageError) throw new TemplateError(file, line, `"${key}" ${cause.message}`, cause);
    throw cause;
  }
}
