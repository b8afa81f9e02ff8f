import { Cascade, type Winner } from './cascade.js';
import { type Element, type Node, attribute, childrenOf, isElement, isText } from './html-tree.js';
import type { Stylesheet } from '../source/stylesheet.js';

/** Why a text is not readable, and the declaration that hides it, if it is in a stylesheet. */
export interface Hidden {
  reason: string;
  by: Winner | null;
}

/** A text of a document with what hides it; null if it is readable. */
export interface ReadText {
  text: string;
  node: Node;
  hidden: Hidden | null;
}

const PROPERTIES = new Set(['display', 'visibility', 'opacity', 'font-size', 'clip', 'clip-path', 'content-visibility', 'color']);

/** Values that make text unreadable. */
const HIDING: readonly [property: string, value: RegExp][] = [
  ['display', /^none$/],
  ['visibility', /^(?:hidden|collapse)$/],
  ['opacity', /^(?:0+(?:\.0+)?|\.0+)%?$/],
  ['font-size', /^0(?:\.0+)?(?:[a-z]+|%)?$/],
  ['clip', /^rect\((?:0|0px|1px)/],
  ['clip-path', /^inset\((?:50|100)%\)?/],
  ['content-visibility', /^hidden$/],
  ['color', /^transparent$/],
];

/** The reason for elements that are never shown, with any stylesheet. */
export const SILENT_REASON = 'is inside an element that is never shown';

const SILENT = new Set(['head', 'style', 'script', 'template', 'noscript', 'title']);

/** Which texts of a document are readable, by markup and stylesheets. It does not check what only the printed page can show. */
export class Visibility {
  readonly #cascade: Cascade;

  constructor(stylesheets: readonly Stylesheet[]) {
    this.#cascade = new Cascade(stylesheets, PROPERTIES);
  }

  /** Every text of a document. */
  texts(root: Node): ReadText[] {
    const found: ReadText[] = [];
    const visit = (node: Node, around: Hidden | null) => {
      if (isText(node)) found.push({ text: node.value, node, hidden: around });
      const hidden = around ?? (isElement(node) ? this.#hiddenBy(node) : null);
      for (const child of childrenOf(node)) visit(child, hidden);
    };
    visit(root, null);
    return found;
  }

  #hiddenBy(element: Element): Hidden | null {
    if (SILENT.has(element.tagName)) return { reason: SILENT_REASON, by: null };
    if (attribute(element, 'hidden') !== undefined) return { reason: 'has the attribute hidden', by: null };
    for (const [property, pattern] of HIDING) {
      const winner = this.#cascade.declared(element, property);
      if (winner && pattern.test(winner.value)) return { reason: `${property}: ${winner.value}`, by: winner };
    }
    return null;
  }
}
