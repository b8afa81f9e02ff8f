import { trimmed, type XmlElement } from '../../xml/element.js';
import type { SchemedId } from '../terms/terms.js';

/** The XPath of each place of an invoice, by `placeText`. */
export type Places = Map<string, string>;

/** The children of these names, one below the other: `cac:Item/cbc:Name`. */
export type Path = string;

/** Where a term stands: a path, or the element itself; undefined: it is absent. */
export type Where = Path | XmlElement | undefined;

/** An element, and the place of the invoice that it holds. Reads its terms, and notes where they stand if someone asks for it. */
export class Source {
  readonly element: XmlElement;
  readonly #place: string;
  readonly #places: Places | null;

  constructor(element: XmlElement, place: string, places: Places | null) {
    this.element = element;
    this.#place = place;
    this.#places = places;
    places?.set(place, element.xpath);
  }

  /** The text of a term, without white space around it: empty if its element is, undefined without one. */
  text(term: string, where: Where): string | undefined {
    return textOf(this.#find(term, where));
  }

  /** The text of a term whose white space means something, as it stands; empty if there is nothing else. */
  untrimmed(term: string, where: Where): string | undefined {
    const element = this.#find(term, where);
    return element && (trimmed(element.text) === '' ? '' : element.text);
  }

  /** The texts of several terms. */
  texts<T extends string>(table: Readonly<Record<T, Path>>): Record<T, string | undefined> {
    const texts: Partial<Record<T, string | undefined>> = {};
    for (const term in table) texts[term] = this.text(term, table[term]);
    return texts as Record<T, string | undefined>;
  }

  /** A term that is an attribute. */
  attribute(term: string, name: string, where: Where): string | undefined {
    const element = this.#find(term, where);
    const value = element?.peekAttribute(name);
    if (element !== undefined && value !== undefined && this.#places !== null) this.#note(term, `${element.xpath}/@${name}`);
    return value;
  }

  /** An identifier with its scheme. */
  identifier(term: string, where: Where): SchemedId | undefined {
    const element = this.#find(term, where);
    return element && identifierOf(element);
  }

  /** Identifiers at some elements. */
  identifiers(
    term: string,
    elements: readonly XmlElement[],
    read: (element: XmlElement) => SchemedId = identifierOf,
  ): SchemedId[] {
    this.#noteAll(term, elements);
    return elements.map((element) => read(element));
  }

  /** A group that may be there once. */
  group(group: string, path: Path): Source | undefined {
    const element = this.#find(group, path);
    return element && new Source(element, this.#below(group), this.#places);
  }

  /** A group that may be there several times. */
  groups<T>(group: string, elements: readonly XmlElement[], read: (source: Source) => T): T[] {
    this.#noteAll(group, elements);
    return elements.map((element, at) => read(new Source(element, `${this.#below(group)}[${at + 1}]`, this.#places)));
  }

  /** Notes where a group stands whose terms are in the group around it. */
  mark(group: string, path: Path): void {
    this.#find(group, path);
  }

  #find(term: string, where: Where): XmlElement | undefined {
    const found = typeof where === 'string' ? firstAt(this.element, where) : where;
    if (this.#places !== null) this.#note(term, (found ?? this.#nearest(where)).xpath);
    return found;
  }

  #nearest(where: Where): XmlElement {
    return typeof where === 'string' ? nearestAt(this.element, where) : this.element;
  }

  #noteAll(term: string, elements: readonly XmlElement[]): void {
    if (this.#places === null) return;
    this.#note(term, (elements[0] ?? this.element).xpath);
    for (const [at, element] of elements.entries()) this.#note(`${term}[${at + 1}]`, element.xpath);
  }

  #note(term: string, xpath: string): void {
    this.#places?.set(this.#below(term), xpath);
  }

  #below(term: string): string {
    return this.#place === '' ? term : `${this.#place}/${term}`;
  }
}

const compiled = new Map<Path, readonly string[]>();

function stepsOf(path: Path): readonly string[] {
  let steps = compiled.get(path);
  if (steps === undefined) compiled.set(path, (steps = path.split('/')));
  return steps;
}

/** The first element at a path, in the order of the document. */
export function firstAt(element: XmlElement, path: Path): XmlElement | undefined {
  return descend(element, stepsOf(path), 0);
}

function descend(element: XmlElement, steps: readonly string[], at: number): XmlElement | undefined {
  if (at === steps.length) return element;
  for (const child of element.children) {
    if (child.name !== steps[at]) continue;
    const found = descend(child, steps, at + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The last element on the way to an absent one. */
function nearestAt(element: XmlElement, path: Path): XmlElement {
  const steps = stepsOf(path);
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const found = descend(element, steps.slice(0, length), 0);
    if (found !== undefined) return found;
  }
  return element;
}

/** All elements at a path, in the order of the document. */
export function allAt(element: XmlElement, path: Path): XmlElement[] {
  let found: readonly XmlElement[] = [element];
  for (const step of stepsOf(path)) found = found.flatMap(({ children }) => children.filter(({ name }) => name === step));
  return [...found];
}

/** The text of an element without the white space around it: empty if the element is. */
export function textOf(element: XmlElement | undefined): string | undefined {
  return element && trimmed(element.text);
}

function identifierOf(element: XmlElement): SchemedId {
  const id = trimmed(element.text);
  const scheme = element.peekAttribute('schemeID');
  return scheme === undefined ? { id } : { id, scheme };
}
