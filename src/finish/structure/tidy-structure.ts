import { textsOfMark } from '../content/mark-texts.js';
import type { Contents } from '../content/read-contents.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { type DocumentWords, signsOf } from '../words/document-words.js';
import { contentOf, noEntries, type Element, type Kid } from './structure-tree.js';
import { settleBlocks } from './tidy/blocks.js';
import { takeOutDecoration } from './tidy/decoration.js';
import { unframeFigures } from './tidy/figures.js';
import { labelLists } from './tidy/lists.js';
import { settleStrays } from './tidy/strays.js';

/**
 * Makes the tree of Chromium say what the document means. Nothing is guessed from how it looks: only from its elements, what they paint, and the text of the document.
 * @param words null: not known
 */
export function tidyStructure(objects: PdfObjects, top: Element, contents: Contents, words: DocumentWords | null): void {
  const newElement = (type: string): Element => ({
    kind: 'element',
    number: objects.add('null'),
    type,
    kids: [],
    entries: noEntries,
  });
  takeOutDecoration(top, contents);
  settleStrays(top);
  unframeFigures(top);
  labelLists(top, newElement);
  settleBlocks(top, newElement, (before, after) => words?.areInOneBlock(signsIn(before, contents), signsIn(after, contents)));
}

/** The signs that a kid shows. */
function signsIn(kid: Kid, contents: Contents): string {
  const marked = kid.kind === 'element' ? contentOf(kid) : kid.kind === 'marked' ? [kid] : [];
  const texts = marked.flatMap((mark) => textsOfMark(mark, contents));
  return signsOf(texts.map(({ text }) => text).join(''));
}
