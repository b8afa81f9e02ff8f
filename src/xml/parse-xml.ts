import { setImmediate } from 'node:timers/promises';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { ImportError } from '../invoices/import-errors.js';
import { XmlElement } from './element.js';
import { fileFault } from './file-fault.js';
import type { XmlLimits } from './limits.js';
import { standardName } from './namespaces.js';

/** Who reads the document while it is parsed. */
export interface XmlHandler {
  /** As soon as the root is open. May refuse the document. */
  onRoot(root: XmlElement): void;
  /** Whether `onDetached` gets this element when it ends. It is then no longer in the tree. */
  isDetached(element: XmlElement): boolean;
  onDetached(element: XmlElement): void;
}

/** An open element, with the first of its children of each name and how many there are. */
interface Open {
  element: XmlElement;
  names: Map<string, { first: XmlElement; count: number }>;
  keptBefore: number;
  hasChildren: boolean;
}

/** The parser and its tree. Entities are not defined in any document type, as document types are refused; nothing is fetched. */
class TreeBuilder {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #open: Open[] = [];
  readonly #limits: XmlLimits;
  readonly #handler: XmlHandler;
  #elements = 0;
  #kept = 0;
  #attributes = 0;
  root: XmlElement | null = null;

  constructor(limits: XmlLimits, handler: XmlHandler) {
    this.#limits = limits;
    this.#handler = handler;
    this.#parser.on('error', (error) => {
      throw notWellFormed(error);
    });
    this.#parser.on('doctype', () => {
      throw fileFault('has a document type (<!DOCTYPE …>), which an invoice must not have: it could define entities');
    });
    this.#parser.on('opentagstart', () => {
      this.#attributes = 0;
    });
    this.#parser.on('attribute', () => {
      this.#attributes += 1;
      if (this.#attributes > limits.mostAttributes)
        throw fileFault(`has an element with more than ${limits.mostAttributes} attributes`);
    });
    this.#parser.on('opentag', (tag) => this.#onOpen(tag));
    this.#parser.on('text', (text) => this.#onText(text));
    this.#parser.on('cdata', (text) => this.#onText(text));
    this.#parser.on('closetag', () => this.#onClose());
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  close(): void {
    this.#parser.close();
  }

  #onOpen(tag: SaxesTagNS): void {
    const around = this.#open.at(-1);
    const name = standardName(tag.uri, tag.local);
    const siblings = around?.names.get(name);
    const element = new XmlElement(name, around?.element ?? null, (siblings?.count ?? 0) + 1, attributesOf(tag));
    this.#count();
    if (around === undefined) this.#handler.onRoot((this.root = element));
    else {
      if (siblings === undefined) around.names.set(name, { first: element, count: 1 });
      else {
        siblings.count += 1;
        siblings.first.isRepeated = element.isRepeated = true;
      }
      around.element.children.push(element);
      // What stood before the first child was only the layout of the file. Looked at once, as the text may be long and its children many.
      if (!around.hasChildren && isBlank(around.element.text)) around.element.text = '';
      around.hasChildren = true;
    }
    this.#open.push({ element, names: new Map(), keptBefore: this.#kept, hasChildren: false });
    if (this.#open.length > this.#limits.deepest) throw fileFault(`is nested more than ${this.#limits.deepest} levels deep`);
  }

  #count(): void {
    this.#elements += 1;
    this.#kept += 1;
    const { mostElements, mostKeptElements } = this.#limits;
    if (this.#elements > mostElements) throw fileFault(`has more than ${mostElements} elements`);
    if (this.#kept > mostKeptElements)
      throw fileFault(`has more than ${mostKeptElements} elements besides its lines, or in one line`);
  }

  #onText(text: string): void {
    const open = this.#open.at(-1);
    if (open === undefined || (open.hasChildren && isBlank(text))) return;
    const { element } = open;
    element.text += text;
    const { longestText } = this.#limits;
    if (element.text.length > longestText)
      throw fileFault(`has a text of more than ${longestText} characters in ${element.xpath}`);
  }

  #onClose(): void {
    const closed = this.#open.pop();
    const parent = closed?.element.parent ?? null;
    if (closed === undefined || parent === null || !this.#handler.isDetached(closed.element)) return;
    // Whether a second one follows is not known yet.
    closed.element.isRepeated = true;
    parent.children.pop();
    this.#kept = closed.keptBefore - 1;
    this.#handler.onDetached(closed.element);
  }
}

/**
 * Parses an XML document. Comments and processing instructions are not content. Between its parts, other work of the process goes on.
 * @throws ImportError if it is not well-formed, has a document type, or is beyond the limits
 */
export async function parseXml(parts: Iterable<string>, limits: XmlLimits, handler: XmlHandler): Promise<XmlElement> {
  const builder = new TreeBuilder(limits, handler);
  for (const part of parts) {
    builder.write(part);
    await setImmediate();
  }
  builder.close();
  if (builder.root === null) throw fileFault('holds no element');
  return builder.root;
}

function attributesOf(tag: SaxesTagNS) {
  return Object.values(tag.attributes)
    .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
    .map(({ uri, local, value }) => ({ name: standardName(uri, local), value, isRead: false }));
}

const isBlank = (text: string) => !/[^\t\n\r ]/.test(text);

/** saxes begins with `line:column: `. Its messages can quote the document. */
function notWellFormed(error: Error): ImportError {
  const [, line, column, reason] = /^(?:.*?:)?(\d+):(\d+): (.*)$/s.exec(error.message) ?? [];
  const quoted = (reason ?? error.message)
    .replaceAll(/\p{Control}/gu, '')
    .replace(/\.$/, '')
    .slice(0, 200);
  const place = line === undefined ? '' : ` in line ${line}, column ${column}`;
  return fileFault(`is not well-formed XML${place}: ${quoted}`);
}
