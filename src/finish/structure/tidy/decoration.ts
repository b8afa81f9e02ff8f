import { textsOfMark } from '../../content/mark-texts.js';
import type { Contents } from '../../content/read-contents.js';
import { contentOf, type Element, type Kid, type MarkedContent } from '../structure-tree.js';
import { isColumnHead } from '../types.js';

/** Elements that may consist of a drawing. */
const mayBeDrawn = new Set(['Figure', 'Lbl', 'Formula', 'Form']);
/** Elements that stay without content: the top one, and those without which a table would have a hole. */
const mayBeEmpty = new Set(['Document', 'TH', 'TD', 'TR', 'Table']);

/**
 * Takes out what only decorates: marked content that paints neither a text nor an image and belongs to no figure (rules, borders, underlines), column heads that are painted again on
 * a later page, and elements that hold nothing else. Content that is in no element becomes an artifact.
 */
export function takeOutDecoration(top: Element, contents: Contents): void {
  takeOut(top, contents, false);
}

function takeOut(element: Element, contents: Contents, isDrawn: boolean): void {
  const mayDraw = isDrawn || mayBeDrawn.has(element.type);
  for (const kid of element.kids) if (kid.kind === 'element') takeOut(kid, contents, mayDraw);
  element.kids = element.kids.filter((kid) => holdsSomething(kid, contents, mayDraw));
  if (isHeadRow(element)) for (const cell of element.kids) if (cell.kind === 'element') takeOutRepeated(cell, contents);
}

function holdsSomething(kid: Kid, contents: Contents, mayDraw: boolean): boolean {
  if (kid.kind === 'annotation') return true;
  if (kid.kind === 'element') return kid.kids.length > 0 || mayBeEmpty.has(kid.type) || mayBeDrawn.has(kid.type);
  const mark = markOf(kid, contents);
  return mark !== undefined && (mayDraw || mark.hasImage || mark.pieces.length > 0);
}

function markOf({ owner, mark }: MarkedContent, { owners }: Contents) {
  return owners.get(owner)?.scanned.marks.get(mark);
}

/** A row of heads of columns. */
function isHeadRow({ type, kids }: Element): boolean {
  return type === 'TR' && kids.length > 0 && kids.every((kid) => kid.kind === 'element' && isColumnHead(kid));
}

/** Chromium paints the heads of columns on each page of the table, all as content of the same cell. */
function takeOutRepeated(cell: Element, contents: Contents): void {
  const texts = new Map<number, string>();
  for (const content of contentOf(cell)) {
    const own = textsOfMark(content, contents).map(({ text }) => text);
    texts.set(content.page, (texts.get(content.page) ?? '') + own.join(''));
  }
  const [first] = texts;
  if (!first || texts.size === 1) return;
  const repeated = new Set([...texts].filter(([page, text]) => page !== first[0] && text === first[1]).map(([page]) => page));
  withoutPages(cell, repeated);
}

function withoutPages(element: Element, pages: ReadonlySet<number>): void {
  element.kids = element.kids.filter((kid) => kid.kind !== 'marked' || !pages.has(kid.page));
  for (const kid of element.kids) if (kid.kind === 'element') withoutPages(kid, pages);
  element.kids = element.kids.filter((kid) => kid.kind !== 'element' || kid.kids.length > 0);
}
