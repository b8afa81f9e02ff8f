import type { PdfObjects } from '../objects/pdf-objects.js';
import { elementsOf, type Element } from './structure-tree.js';
import { editContent, type Insertion } from '../content/edit-content.js';
import type { Contents } from '../content/read-contents.js';

/** Writes the content of all pages and forms with the tags of the tree. @param insertions more to put in, by the page or form */
export function writeTags(
  objects: PdfObjects,
  top: Element,
  { owners }: Contents,
  insertions: readonly ReadonlyMap<number, readonly Insertion[]>[],
): void {
  const types = new Map<number, Map<number, string>>();
  for (const { type, kids } of elementsOf(top)) {
    for (const kid of kids) {
      if (kid.kind !== 'marked') continue;
      const marks = types.get(kid.owner) ?? new Map<number, string>();
      types.set(kid.owner, marks.set(kid.mark, type));
    }
  }
  for (const [owner, { stream, scanned, isTagged }] of owners) {
    const untagged = isTagged ? [] : scanned.untagged;
    const text = editContent(
      { ...scanned, untagged },
      (mark) => types.get(owner)?.get(mark) ?? null,
      insertions.flatMap((one) => one.get(owner) ?? []),
    );
    objects.setContent(stream, Buffer.from(text, 'latin1'));
  }
}
