import { didYouMean } from '../../../text/nearest-name.js';
import { type Formats, formatsOf } from '../../../view/language/formats.js';
import { supportedLocales, type SupportedLocale } from '../../../view/language/locales.js';
import { isRegional, languageOf, withRegions } from '../../../view/language/regions.js';
import {
  type ArgumentKind,
  MESSAGE_ARGUMENTS,
  MESSAGE_KEYS,
  type MessageKey,
  type Messages,
} from '../../../view/language/messages.js';
import type { Language, Languages } from '../../../view/to-view.js';
import type { TemplateManifest } from '../../manifest.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt, faultOfFile } from '../faults.js';
import { inherited, leafOf, type Lineage, type LocaleFile, localeFilesOf } from '../lineage.js';
import type { SourceText } from '../source-text.js';
import { MANIFEST } from '../template-files.js';
import { compileMessage, MessageError } from './compile-message.js';
import { messageFile, type WrittenMessage } from './message-file.js';

const ARGUMENTS: Partial<Record<MessageKey, Readonly<Record<string, ArgumentKind>>>> = MESSAGE_ARGUMENTS;

/** Reads the messages of every locale of a manifest and of its regions. A missing or faulty message is noted and gets its key as text. */
export function readLanguages(
  lineage: Lineage,
  { locales }: TemplateManifest,
): { languages: Languages; faults: TemplateFault[] } {
  const files = localeFilesOf(lineage);
  const mayBeIncomplete = !lineage.isWhole || leafOf(lineage).manifest.own.abstract;
  const faults = [...files.flatMap(({ text }) => messageFile(text).faults), ...strayLocales(files, lineage)];
  const languages = new Map(
    withRegions(locales).map((locale) => {
      const own = textsOf(locale, files);
      const read = readMessages(locale, own.all);
      // What a region has of its language is noted there.
      const isNamed = locales.includes(locale);
      faults.push(
        ...read.faults.filter((fault) => isNamed || own.regional.some(({ origin }) => origin === fault.file)),
        ...(mayBeIncomplete || !isNamed ? [] : missingMessages(locale, own.all, lineage)),
      );
      return [locale, languageWith(locale, read.messages)] as const;
    }),
  );
  return { languages, faults };
}

/** The texts of a locale in the order in which they replace each other. */
interface Texts {
  all: readonly SourceText[];
  /** Those of a region alone. */
  regional: readonly SourceText[];
}

/** In each template the language comes first, and then what a region has of its own. */
function textsOf(locale: SupportedLocale, files: readonly LocaleFile[]): Texts {
  const language = languageOf(locale);
  const layers = new Set(files.map(({ layer }) => layer));
  const inLayer = (layer: LocaleFile['layer'], tag: string) => files.filter((file) => file.layer === layer && file.tag === tag);
  const tags = new Set([language, locale]);
  const ordered = [...layers].flatMap((layer) => [...tags].flatMap((tag) => inLayer(layer, tag)));
  const regional = isRegional(locale) ? ordered.filter(({ tag }) => tag === locale) : [];
  return { all: ordered.map(({ text }) => text), regional: regional.map(({ text }) => text) };
}

/** The formats of a region are made when they are first needed: there are many, and each template has all of its languages. */
function languageWith(locale: SupportedLocale, messages: Messages): Language {
  return isRegional(locale)
    ? {
        messages,
        get formats() {
          return formatsOnce(locale);
        },
      }
    : { messages, formats: formatsOnce(locale) };
}

/** Building them costs milliseconds; all templates have the same. */
const formats = new Map<SupportedLocale, Formats>();

function formatsOnce(locale: SupportedLocale): Formats {
  const known = formats.get(locale) ?? formatsOf(locale);
  formats.set(locale, known);
  return known;
}

/** Texts in a language that is not in the manifest would never be used, nor checked for completeness. */
function strayLocales(files: readonly LocaleFile[], { layers }: Lineage): TemplateFault[] {
  return files.flatMap(({ tag, text, layer }) => {
    const named = inherited(layers.slice(0, layers.indexOf(layer) + 1), 'locales') ?? supportedLocales;
    const promised: readonly string[] = [...withRegions(named), ...named.map(languageOf)];
    if (promised.includes(tag)) return [];
    const hint = didYouMean(tag, promised) ?? `available: ${named.join(', ')}`;
    return [faultAt({ text, line: 1 }, 'unknown-message', `"${tag}" is not a locale of this template`, hint)];
  });
}

function missingMessages(locale: SupportedLocale, files: readonly SourceText[], lineage: Lineage): TemplateFault[] {
  const last = files.at(-1);
  if (!last) {
    const { name, manifest } = lineage.layers.findLast((layer) => layer.manifest.own.locales) ?? leafOf(lineage);
    const place = manifest.placeOf(['locales']);
    const message = `there is no locales/${locale}.json`;
    return [place ? faultAt(place, 'missing-message', message) : faultOfFile(`${name}/${MANIFEST}`, message, 'missing-message')];
  }
  const read = files.map((text) => messageFile(text));
  // An unreadable file explains missing messages, so do not report those.
  if (read.some(({ isReadable }) => !isReadable)) return [];
  return MESSAGE_KEYS.filter((key) => !read.some(({ keys }) => keys.has(key))).map((key) =>
    faultAt({ text: last, line: 1 }, 'missing-message', `the message "${key}" is missing`),
  );
}

function readMessages(locale: SupportedLocale, files: readonly SourceText[]): { messages: Messages; faults: TemplateFault[] } {
  const compiled = files.flatMap((text) => messageFile(text).messages.map((message) => compiledOnce(locale, text, message)));
  const good = new Map(compiled.flatMap(({ key, message }) => (message === null ? [] : [[key, message] as const])));
  const messages = MESSAGE_KEYS.map((key) => [key, good.get(key) ?? placeholder(locale, key)] as const);
  return {
    messages: Object.fromEntries(messages) as unknown as Messages,
    faults: compiled.flatMap(({ fault }) => fault ?? []),
  };
}

interface Compiled {
  key: MessageKey;
  /** Null for a faulty one. */
  message: CompiledMessage | null;
  fault: TemplateFault | null;
}
type CompiledMessage = string | Messages['pageOf'];

/** Templates share inherited files, so each message is compiled once. */
const known = new WeakMap<WrittenMessage, Compiled>();

function compiledOnce(locale: SupportedLocale, text: SourceText, written: WrittenMessage): Compiled {
  const compiled = known.get(written) ?? compiledOf(locale, text, written);
  known.set(written, compiled);
  return compiled;
}

function compiledOf(locale: SupportedLocale, text: SourceText, { key, text: source, offset }: WrittenMessage): Compiled {
  try {
    return { key, message: compile(locale, key, source), fault: null };
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    const rule = error.isSyntax ? 'message-syntax' : 'message-arguments';
    const hint = error.isSyntax ? undefined : nearestPlace(error.message);
    return { key, message: null, fault: faultAt({ text, offset }, rule, `"${key}" ${error.message}`, hint) };
  }
}

function compile(locale: SupportedLocale, key: MessageKey, source: string): CompiledMessage {
  const places = ARGUMENTS[key];
  const message = compileMessage(locale, source, places ?? {});
  if (key === 'pageOf' && !PAGE_OF.test(message({ page: '\u0001', pages: '\u0002' }))) {
    throw new MessageError('must have {page} and then {pages}, once each');
  }
  return places ? message : message({});
}

/** The stylesheet puts the page number first, and cannot evaluate cases. */
// oxlint-disable-next-line no-control-regex
const PAGE_OF = /^[^\u0001\u0002]*\u0001[^\u0001\u0002]*\u0002[^\u0001\u0002]*$/;

/** The key and its placeholders as text, so that the rest of the template can still be checked. */
function placeholder(locale: SupportedLocale, key: MessageKey): CompiledMessage {
  return compile(locale, key, [key, ...Object.keys(ARGUMENTS[key] ?? {}).map((place) => `{${place}}`)].join(' '));
}

/** A fault names the wrong placeholder first, then the available ones. */
function nearestPlace(fault: string): string | undefined {
  const [wrong, ...places] = [...fault.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return wrong === undefined ? undefined : didYouMean(wrong, places);
}
