import { trimmed, type XmlElement } from '../../xml/element.js';
import { first, nearest, path, select, type Path } from '../../xml/select.js';
import { readDay } from './days.js';

/** Where a term or group stands in the element of its group. */
export interface Source {
  /** The first one at which something is counts. */
  paths: readonly Path[];
  /** The attribute that holds it; without one it is the text. */
  attribute?: string;
  isDay?: boolean;
  /** White space around the text is part of it. */
  isVerbatim?: boolean;
  /** The element that the paths begin at, if it is not that of the group. */
  from?: XmlElement;
}

/** By the ids of terms and groups, or by their names in the model. */
export type Sources<K extends string = string> = Readonly<Record<K, Source>>;

/** A text, or a group. */
export function at(...paths: string[]): Source {
  return { paths: paths.map(path) };
}

/** A day. */
export function dayAt(text: string): Source {
  return { paths: [path(text)], isDay: true };
}

/** A text whose white space says something. */
export function verbatimAt(text: string): Source {
  return { paths: [path(text)], isVerbatim: true };
}

/** An attribute. */
export function attributeAt(attribute: string, ...paths: string[]): Source {
  return { paths: paths.map(path), attribute };
}

/** Sources that begin further down. */
export function under<K extends string>(prefix: string, sources: Sources<K>): Sources<K> {
  const begin = path(prefix);
  return mapped(sources, (source) => ({ ...source, paths: source.paths.map((steps) => [...begin, ...steps]) }));
}

/** Sources that begin at an element. */
export function from<K extends string>(element: XmlElement, sources: Sources<K>): Sources<K> {
  return mapped(sources, (source) => ({ ...source, from: element }));
}

/** The sources of terms that have names in the model, by their ids. */
export function byId<K extends string>(sources: Sources<K>, ids: Readonly<Partial<Record<K, string>>>): Sources {
  return Object.fromEntries(Object.entries<Source>(sources).map(([name, source]) => [ids[name as K] ?? name, source]));
}

function mapped<K extends string>(sources: Sources<K>, change: (source: Source) => Source): Sources<K> {
  const entries = Object.entries<Source>(sources).map(([key, source]) => [key, change(source)]);
  return Object.fromEntries(entries) as Record<K, Source>;
}

/** The texts at some sources, without white space around them: empty if their element is, undefined without one. */
export function readTexts<K extends string>(element: XmlElement | undefined, sources: Sources<K>): Texts<K> {
  const texts: Texts<K> = {};
  addTexts(texts, element, sources);
  return texts;
}

type Texts<K extends string> = { [P in K]?: string };

/** Adds the same texts to what is there. A line has many: to merge objects would take five times as long. */
export function addTexts<K extends string>(texts: Texts<NoInfer<K>>, element: XmlElement | undefined, sources: Sources<K>): void {
  for (const key in sources) texts[key] = element && readText(element, sources[key]);
}

function readText(element: XmlElement, source: Source): string | undefined {
  const found = find(element, source);
  if (found === undefined) return undefined;
  if (source.attribute !== undefined) return found.peekAttribute(source.attribute);
  if (source.isDay === true) return readDay(found);
  const text = trimmed(found.text);
  return text !== '' && source.isVerbatim === true ? found.text : text;
}

/** The first element at a source. */
export function find(element: XmlElement, source: Source): XmlElement | undefined {
  for (const steps of source.paths) {
    const found = first(source.from ?? element, steps);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All elements at a source. */
export function findAll(element: XmlElement | undefined, { paths }: Source): XmlElement[] {
  return element === undefined ? [] : paths.flatMap((steps) => select(element, steps));
}

/** The XPath of a source, or of the nearest element above it that is there. */
export function xpathOfSource(element: XmlElement, source: Source): string {
  const found = find(element, source) ?? nearest(source.from ?? element, source.paths[0] ?? []);
  const { attribute } = source;
  const hasIt = attribute !== undefined && found.peekAttribute(attribute) !== undefined;
  return hasIt ? `${found.xpath}/@${attribute}` : found.xpath;
}
