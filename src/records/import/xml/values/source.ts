import type { XmlElement } from '../../../../xml/element.js';
import { type Path, path, select } from '../../../../xml/select.js';
import type { Reading } from './reading.js';

/** Reads the value of an element. Undefined if it has none, or a wrong one, which is then a fault of the reading. */
export type As<T> = (element: XmlElement, reading: Reading, term: string) => T | undefined;

/** Where the value of a field is: the first of these paths that has one. */
export interface Source<T> {
  texts: readonly string[];
  paths: readonly Path[];
  as: As<T>;
  /** The business term of EN 16931. */
  term: string;
  isNeeded: boolean;
}

/** The table of a group of the standard: its fields, each with its place and its business term. */
type Table = Readonly<Record<string, Source<unknown>>>;

type Filled<S extends Table> = { [Field in keyof S]?: S[Field] extends Source<infer T> ? T : never };

/** A field that may be absent. */
export function at<T>(paths: string | readonly string[], as: As<T>, term: string): Source<T> {
  const texts = typeof paths === 'string' ? [paths] : paths;
  return { texts, paths: texts.map(path), as, term, isNeeded: false };
}

/** A field that an invoice must have. */
export function needed<T>(paths: string | readonly string[], as: As<T>, term: string): Source<T> {
  return { ...at(paths, as, term), isNeeded: true };
}

/** The fields of a table that an element has. */
export function fill<S extends Table>(from: XmlElement, table: S, reading: Reading): Filled<S> {
  const filled: Record<string, unknown> = {};
  for (const [field, source] of Object.entries(table)) {
    const value = valueOf(from, source, reading);
    if (value !== undefined) filled[field] = value;
  }
  return filled as Filled<S>;
}

/** The value of one source. Elements that only repeat it count as read; what says something else is left, and so reported as unmapped. */
export function valueOf<T>(from: XmlElement, { texts, paths, as, term, isNeeded }: Source<T>, reading: Reading): T | undefined {
  const candidates = paths.flatMap((one) => select(from, one)).filter(hasContent);
  const [first, ...others] = candidates;
  if (first === undefined) {
    if (isNeeded) reading.fault(`${from.xpath}/${texts[0] ?? ''}`, `is missing (${term})`);
    return undefined;
  }
  const content = contentOf(first);
  for (const other of others) if (contentOf(other) === content) markRead(other);
  return as(first, reading, term);
}

const hasContent = (element: XmlElement): boolean => contentOf(element) !== '';

/** The text of an element and its children, and the attributes: what two elements must share to say the same. */
function contentOf(element: XmlElement): string {
  const attributes = element.attributes.map(({ name, value }) => `${name}=${value}`).join('\n');
  const text = ownContent(element);
  return text === '' ? '' : `${text}\n${attributes}`;
}

function ownContent(element: XmlElement): string {
  return [element.text.trim(), ...element.children.map(ownContent)].filter((part) => part !== '').join('\n');
}

function markRead(element: XmlElement): void {
  element.isRead = true;
  for (const attribute of element.attributes) attribute.isRead = true;
  element.children.forEach(markRead);
}

/** Whether a filled table has any field. */
export function hasAny(filled: object): boolean {
  return Object.values(filled).some((value) => value !== undefined);
}

/** The filled table, or undefined if it has no field. */
export function orNothing<T extends object>(filled: T): T | undefined {
  return hasAny(filled) ? filled : undefined;
}
