import { didYouMean } from '../../../text/nearest-name.js';
import type { SupportedLocale } from '../../../view/language/locales.js';
import { MESSAGE_KEYS, type Message } from '../../../view/language/messages.js';
import type { TemplateManifest } from '../../manifest.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt, faultOfFile } from '../faults.js';
import { type Layer, leafOf, type Lineage, type LocaleFile, localeFilesOf } from '../lineage.js';
import { MANIFEST } from '../template-files.js';
import { compileMessage, MessageError } from './compile-message.js';
import { messageFile, type OtherMessage } from './message-file.js';

/** The messages that only this template has, by key, in one language. */
export type OwnMessages = ReadonlyMap<string, Message>;

/** A text of an own message, and where it stands. */
type Written = OtherMessage & { file: LocaleFile };

/** Reads the messages of a template's own in each of its languages. A missing or faulty one is noted and gets its key as text. */
export function readOwnMessages(
  lineage: Lineage,
  { locales, messages }: TemplateManifest,
): { own: ReadonlyMap<SupportedLocale, OwnMessages>; faults: TemplateFault[] } {
  const files = localeFilesOf(lineage);
  const faults = undeclared(files, lineage);
  const own = new Map(
    locales.map((locale) => {
      const written = files
        .filter(({ tag }) => tag === locale)
        .flatMap((file) => messageFile(file.text).others.map((one): Written => ({ ...one, file })));
      const compiled = Object.entries(messages).map(([key, places]): [string, Message] => {
        const text = written.findLast((one) => one.key === key);
        return [key, text ? compiledOf(locale, text, Object.keys(places), faults) : () => key];
      });
      return [locale, new Map(compiled)] as const;
    }),
  );
  if (!lineage.isWhole || leafOf(lineage).manifest.own.abstract) return { own, faults };
  return { own, faults: [...faults, ...Object.keys(messages).flatMap((key) => missing(key, locales, files, lineage))] };
}

function compiledOf(
  locale: SupportedLocale,
  { key, text, offset, file }: Written,
  places: string[],
  faults: TemplateFault[],
): Message {
  try {
    return compileMessage(locale, text, Object.fromEntries(places.map((place) => [place, 'text'])));
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    const wrong = /placeholder \{(\w+)\};/.exec(error.message)?.[1];
    const hint = wrong === undefined ? undefined : didYouMean(wrong, places);
    const place = { text: file.text, offset };
    faults.push(faultAt(place, error.isSyntax ? 'message-syntax' : 'message-arguments', `"${key}" ${error.message}`, hint));
    return () => key;
  }
}

/** Messages that nothing uses: neither every template nor this one. One that has to be declared is one fault, in however many languages it is. */
function undeclared(files: readonly LocaleFile[], { layers }: Lineage): TemplateFault[] {
  const said = new Set<string>();
  return files.flatMap(({ text, layer }) => {
    const above = layers.slice(0, layers.indexOf(layer) + 1);
    const declared = above.flatMap(({ manifest }) => Object.keys(manifest.own.messages));
    // Of a faulty declaration, the fault of the manifest is enough.
    const isFaulty = (key: string): boolean => above.some(({ manifest }) => manifest.has(['messages', key]));
    return messageFile(text).others.flatMap(({ key, offset }) => {
      if (declared.includes(key) || isFaulty(key)) return [];
      const near = didYouMean(key, [...declared, ...MESSAGE_KEYS]);
      if (near === undefined && said.has(`${layer.name} ${key}`)) return [];
      said.add(`${layer.name} ${key}`);
      const hint = near ?? `if it is a new one, declare it under "messages" in ${layer.name}/${MANIFEST}`;
      return [faultAt({ text, offset }, 'unknown-message', `nothing uses the message "${key}"`, hint)];
    });
  });
}

/** A message that some of the languages do not have: in the file of the language if there is one, else where it is declared. */
function missing(
  key: string,
  locales: readonly SupportedLocale[],
  files: readonly LocaleFile[],
  { layers }: Lineage,
): TemplateFault[] {
  const declaring = layers.find(({ manifest }) => Object.hasOwn(manifest.own.messages, key));
  if (!declaring) return [];
  const below = layers.slice(layers.indexOf(declaring));
  const own = files.filter(({ layer }) => below.includes(layer));
  const isUnreadable = own.some(({ text }) => !messageFile(text).isReadable);
  const lacking = locales.filter((locale) => !own.some(({ tag, text }) => tag === locale && messageFile(text).keys.has(key)));
  if (lacking.length === 0 || isUnreadable) return [];
  const inFiles = lacking.flatMap((locale) => {
    const file = own.findLast(({ tag }) => tag === locale);
    if (!file) return [];
    const near = didYouMean(
      key,
      messageFile(file.text).others.map((one) => one.key),
    );
    const hint = near?.replace('did you mean', 'the file has').replace('?', '') ?? undefined;
    return [faultAt({ text: file.text, line: 1 }, 'missing-message', `the message "${key}" is missing`, hint)];
  });
  const without = lacking.filter((locale) => !own.some(({ tag }) => tag === locale));
  return [...inFiles, ...(without.length === 0 ? [] : [withoutFile(key, without, declaring)])];
}

function withoutFile(key: string, locales: readonly SupportedLocale[], { name, manifest }: Layer): TemplateFault {
  const message = `the message "${key}" has no text in ${locales.join(', ')}`;
  const hint = `write it into ${name}/locales/${locales[0] ?? ''}.json${locales.length > 1 ? ' and so on' : ''}, or name only the languages that it has in "locales"`;
  const place = manifest.placeOf(['messages', key]);
  return place
    ? faultAt(place, 'missing-message', message, hint)
    : { ...faultOfFile(`${name}/${MANIFEST}`, message, 'missing-message'), hint };
}
