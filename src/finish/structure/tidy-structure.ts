import type { Contents } from '../content/read-contents.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { noEntries, type Element } from './structure-tree.js';
import { settleBlocks } from './tidy/blocks.js';
import { takeOutDecoration } from './tidy/decoration.js';
import { unframeFigures } from './tidy/figures.js';
import { labelLists } from './tidy/lists.js';

/** Makes the tree of Chromium say what the document means. Nothing is guessed from how it looks: only from its elements, and from what they paint. */
export function tidyStructure(objects: PdfObjects, top: Element, contents: Contents): void {
  const newElement = (type: string): Element => ({
    kind: 'element',
    number: objects.add('null'),
    type,
    kids: [],
    entries: noEntries,
  });
  takeOutDecoration(top, contents);
  unframeFigures(top);
  labelLists(top, newElement);
  settleBlocks(top, newElement);
}
