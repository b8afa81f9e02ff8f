import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Options } from 'css-select';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.Node;
export type TextNode = DefaultTreeAdapterTypes.TextNode;

/** Parses a whole document. */
export function parseDocument(html: string): Node {
  return parse(html);
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function isText(node: Node): node is TextNode {
  return node.nodeName === '#text';
}

export function childrenOf(node: Node): Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function parentOf(node: Node): Node | null {
  return 'parentNode' in node ? node.parentNode : null;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

const known = new WeakMap<Node, Element[]>();

/** Every element of these names, or of any name, in the order of the document. */
export function elementsOf(node: Node, ...names: string[]): Element[] {
  let elements = known.get(node);
  if (!elements) known.set(node, (elements = below(node)));
  return names.length === 0 ? elements : elements.filter(({ tagName }) => names.includes(tagName));
}

/** Cached, because trees never change and every rule walks them. */
function below(node: Node): Element[] {
  const found: Element[] = [];
  const visit = (one: Node) => {
    for (const child of childrenOf(one)) {
      if (isElement(child)) found.push(child);
      visit(child);
    }
  };
  visit(node);
  return found;
}

/** The text of a node and all below it. */
export function textOf(node: Node): string {
  return isText(node) ? node.value : childrenOf(node).map(textOf).join('');
}

/** The element and its ancestors, from the inside out. */
export function* selfAndAncestors(element: Element): Generator<Element> {
  for (let node: Node | null = element; node !== null; node = parentOf(node)) if (isElement(node)) yield node;
}

/** How css-select walks a tree of parse5. */
export const selectOptions: Options<Node, Element> = {
  adapter: {
    isTag: isElement,
    getAttributeValue: attribute,
    getChildren: childrenOf,
    getName: ({ tagName }) => tagName,
    getParent: parentOf,
    getSiblings: (node) => childrenOf(parentOf(node) ?? node),
    getText: textOf,
    hasAttrib: (element, name) => attribute(element, name) !== undefined,
    removeSubsets: (nodes) => nodes,
  },
  pseudos: {
    lang: (element, value) => languageMatches(element, value ?? ''),
  },
};

function languageMatches(element: Element, range: string): boolean {
  for (const one of selfAndAncestors(element)) {
    const lang = attribute(one, 'lang')?.toLowerCase();
    if (lang !== undefined) return lang === range.toLowerCase() || lang.startsWith(`${range.toLowerCase()}-`);
  }
  return false;
}
