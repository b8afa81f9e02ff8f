import type { Element, Kid } from '../structure-tree.js';
import { holdsText, isGroup, standsInLine } from '../types.js';

/*
 * Chromium writes `NonStruct` for each run of text, and for each element without a type of its own, such as `div` and `span`. Readers pass over it, so a text in a `div` would belong to
 * nothing. Here each text gets a block of its own, and what says nothing is taken out:
 * - in a paragraph, heading or label, the runs are its text; a run in another language is a `Span`;
 * - elsewhere, what stands in one block of the document is a line, and a line is a paragraph, unless it is all that its cell or list item holds;
 * - a `NonStruct` around blocks is taken out.
 */

/** What a kid is to the element that holds it. */
type Role = 'run' | 'text' | 'block';

/** Elements that may hold a line of text without a paragraph around it. */
const mayHoldLine = new Set(['TD', 'TH', 'LBody', 'LI', 'Form', 'Figure', 'Formula', 'Annot']);

/** Whether two texts that follow each other stand in one block of the document; undefined: not known. */
type AreInOneBlock = (before: Kid, after: Kid) => boolean | undefined;

/** Gives every text of the tree a block. @param newElement makes an element */
export function settleBlocks(top: Element, newElement: (type: string) => Element, areInOneBlock: AreInOneBlock): void {
  new Settler(newElement, areInOneBlock).settle(top);
}

class Settler {
  readonly #newElement: (type: string) => Element;
  readonly #areInOneBlock: AreInOneBlock;

  constructor(newElement: (type: string) => Element, areInOneBlock: AreInOneBlock) {
    this.#newElement = newElement;
    this.#areInOneBlock = areInOneBlock;
  }

  /** Settles an element and all below it. @returns what it is to the element that holds it */
  settle(element: Element): Role {
    if (element.type === 'NonStruct' && element.kids.every(({ kind }) => kind === 'marked')) return 'run';
    if (holdsText(element.type)) {
      // First: what is a block elsewhere is a part of the text here.
      element.kids = element.kids.flatMap(inText);
      for (const kid of elementsBelow(element)) this.settle(kid);
      return standsInLine(element.type) ? 'run' : 'block';
    }
    const roles = new Map<Kid, Role>(element.kids.map((kid) => [kid, kid.kind === 'element' ? this.settle(kid) : 'run']));
    if (element.type === 'NonStruct' && this.#isOneText(element.kids, roles)) return 'text';
    if (isGroup(element.type) || mayHoldLine.has(element.type)) this.#settleLines(element, roles);
    return 'block';
  }

  #settleLines(element: Element, roles: ReadonlyMap<Kid, Role>): void {
    const blocks = this.#blocksOf(element.kids, roles);
    const [only] = blocks;
    const isOneLine = blocks.length === 1 && only !== undefined && only.every((kid) => roles.get(kid) !== 'block');
    element.kids =
      isOneLine && mayHoldLine.has(element.type) ? only.flatMap(inText) : blocks.flatMap((block) => this.#asBlock(block, roles));
  }

  /** Whether kids make up one text. */
  #isOneText(kids: readonly Kid[], roles: ReadonlyMap<Kid, Role>): boolean {
    return kids.every((kid) => roles.get(kid) !== 'block') && this.#blocksOf(kids, roles).length === 1;
  }

  /** Runs and texts that stand in one block of the document are one block; every other kid is a block. */
  #blocksOf(kids: readonly Kid[], roles: ReadonlyMap<Kid, Role>): Kid[][] {
    const blocks: Kid[][] = [];
    for (const [index, kid] of kids.entries()) {
      const before = kids[index - 1];
      const last = blocks.at(-1);
      if (before && last && this.#belongTogether(before, kid, roles)) last.push(kid);
      else blocks.push([kid]);
    }
    return blocks;
  }

  /** Where the document does not tell: a run belongs to the text beside it, and two texts are two blocks. */
  #belongTogether(before: Kid, after: Kid, roles: ReadonlyMap<Kid, Role>): boolean {
    const both = [roles.get(before), roles.get(after)];
    if (both.includes('block')) return false;
    return this.#areInOneBlock(before, after) ?? both.includes('run');
  }

  #asBlock(block: readonly Kid[], roles: ReadonlyMap<Kid, Role>): Kid[] {
    const [first] = block;
    if (block.length > 1 || first?.kind !== 'element') return [this.#paragraph(block)];
    if (first.type !== 'NonStruct') return roles.get(first) === 'run' ? [this.#paragraph(block)] : block.slice();
    if (roles.get(first) === 'block' && first.entries.size === 0) return first.kids;
    first.type = roles.get(first) === 'block' ? 'Div' : 'P';
    if (first.type === 'P') first.kids = first.kids.flatMap(inText);
    return [first];
  }

  #paragraph(line: readonly Kid[]): Element {
    const paragraph = this.#newElement('P');
    paragraph.kids = line.flatMap(inText);
    return paragraph;
  }
}

/** The nearest elements below an element that are no `Span` of its own text. */
function elementsBelow({ kids }: Element): Element[] {
  return kids.flatMap((kid) => (kid.kind !== 'element' ? [] : kid.type === 'Span' ? elementsBelow(kid) : [kid]));
}

/** A kid of a paragraph: a `NonStruct` is taken out, or becomes a `Span` if it says something of itself. */
function inText(kid: Kid): Kid[] {
  if (kid.kind !== 'element' || kid.type !== 'NonStruct') return [kid];
  kid.kids = kid.kids.flatMap(inText);
  if (kid.entries.size === 0) return kid.kids;
  kid.type = 'Span';
  return [kid];
}
