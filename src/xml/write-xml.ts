/** An element that is to be written. */
export interface XmlNode {
  /** With its prefix: `cbc:ID`. */
  name: string;
  attributes: readonly (readonly [name: string, value: string])[];
  /** Its text, or the elements in it. */
  content: string | readonly XmlNode[];
}

type Attributes = Readonly<Record<string, string | undefined>>;

const NONE: Attributes = {};
const NO_ATTRIBUTES: XmlNode['attributes'] = [];

/** An element with a text; none without one. @param attributes those without a value are left out */
export function textElement(name: string, text: string | undefined, attributes: Attributes = NONE): XmlNode | undefined {
  if (text === undefined || text === '') return undefined;
  return { name, attributes: given(attributes), content: text };
}

/** An element with elements in it; none without any. */
export function element(
  name: string,
  children: readonly (XmlNode | undefined)[],
  attributes: Attributes = NONE,
): XmlNode | undefined {
  const content = children.filter((child) => child !== undefined);
  return content.length === 0 ? undefined : { name, attributes: given(attributes), content };
}

/** An element that stands there even if nothing is in it, as a schema demands. */
export function requiredElement(
  name: string,
  children: readonly (XmlNode | undefined)[],
  attributes: Attributes = NONE,
): XmlNode {
  return { name, attributes: given(attributes), content: children.filter((child) => child !== undefined) };
}

/** A document in UTF-8, indented by two blanks. Its names must be names of XML; its texts may be anything. */
export function writeXml(root: XmlNode): Buffer {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, '', lines);
  return Buffer.from(`${lines.join('\n')}\n`, 'utf8');
}

function write({ name, attributes, content }: XmlNode, indent: string, lines: string[]): void {
  let start = `${indent}<${name}`;
  for (const [key, value] of attributes) start += ` ${key}="${escapedAttribute(value)}"`;
  if (typeof content === 'string') lines.push(`${start}>${escapedText(content)}</${name}>`);
  else if (content.length === 0) lines.push(`${start}/>`);
  else {
    lines.push(`${start}>`);
    for (const child of content) write(child, `${indent}  `, lines);
    lines.push(`${indent}</${name}>`);
  }
}

/** Most texts have none of these characters, and need no more than this look. */
const SPECIAL = /[&<>"\p{Cc}\p{Surrogate}\u{fffe}\u{ffff}]/u;

/** A text between tags. Characters that XML 1.0 cannot hold are left out. */
export function escapedText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return allowedCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function escapedAttribute(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return escapedText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

function allowedCharacters(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Cc}|[\p{Surrogate}\u{fffe}\u{ffff}]/gu, '');
}

function given(attributes: Attributes): XmlNode['attributes'] {
  if (attributes === NONE) return NO_ATTRIBUTES;
  return Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
}
