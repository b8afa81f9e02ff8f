import { type XmlAttribute, XmlElement } from './element.js';

/** A tag with its attributes, or a text, as `writeXml` writes them. */
const TOKEN = /<(\/?)([\w:.-]+)((?: [\w:.-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
const ATTRIBUTE = / ([\w:.-]+)="([^"]*)"/g;
const ENTITY = /&(?:(amp|lt|gt|quot)|#(9|10|13));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * The tree of a document that `writeXml` made, several times faster than a parser of any XML. It knows no comments, document types or other prefixes.
 * @throws SyntaxError at anything that `writeXml` does not write
 */
export function readWritten(xml: Buffer): XmlElement {
  const text = xml.toString('utf8');
  if (!text.startsWith(DECLARATION)) throw unexpected(0);
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  TOKEN.lastIndex = DECLARATION.length;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [found, end = '', name = '', attributes = '', empty = '', content] = TOKEN.exec(text) ?? [];
    const parent = open.at(-1) ?? null;
    if (found === undefined || (parent === null && root !== null && content === undefined)) throw unexpected(at);
    if (content !== undefined) addText(parent, content, at);
    else if (end !== '') {
      if (open.pop()?.name !== name) throw unexpected(at);
    } else {
      const element = new XmlElement(name, parent, 1, attributesOf(attributes, at));
      if (parent === null) root = element;
      else addChild(parent, element);
      if (empty === '') open.push(element);
    }
  }
  if (root === null || open.length > 0) throw unexpected(text.length);
  return root;
}

/** Between elements there is only the layout of the file. */
function addText(parent: XmlElement | null, content: string, at: number): void {
  const isLayout = /^\s*$/.test(content);
  if (parent === null || parent.children.length > 0) {
    if (!isLayout) throw unexpected(at);
  } else parent.text = decoded(content, at);
}

function addChild(parent: XmlElement, child: XmlElement): void {
  if (parent.children.length === 0) parent.text = '';
  parent.children.push(child);
}

function attributesOf(text: string, at: number): XmlAttribute[] {
  if (text === '') return [];
  return [...text.matchAll(ATTRIBUTE)]
    .filter(([, name = '']) => !name.startsWith('xmlns'))
    .map(([, name = '', value = '']) => ({ name, value: decoded(value, at), isRead: false }));
}

function decoded(text: string, at: number): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(ENTITY, (_all, named?: string, code?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    if (named === undefined) throw unexpected(at);
    return NAMED[named] ?? '';
  });
}

function unexpected(at: number): SyntaxError {
  return new SyntaxError(`the XML is not as it was written, at character ${at}`);
}
