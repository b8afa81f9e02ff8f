import { UnexpectedPdfError } from '../errors.js';
import { pagesOf } from '../objects/pages-of.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { referencesIn, referenceTo } from '../syntax/values.js';
import type { JoinedObjects, ObjectCopier } from './object-copier.js';

/** Pages that were copied: the new number of each, by its old one. */
export type CopiedPages = ReadonlyMap<number, number>;

/** Copies some pages of a file, with all that is on them. @param from the first one, from 0 @param to the one behind the last */
export function copyPages(
  source: PdfObjects,
  copier: ObjectCopier,
  joined: JoinedObjects,
  from: number,
  to: number,
): CopiedPages {
  const { objects } = joined;
  const all = [...pagesOf(source)];
  const pages = new Map(all.slice(from, to).map((page) => [page, objects.add('null')]));
  const copies = [...pages.values()];
  const [first, last] = [copies[0], copies.at(-1)];
  if (first === undefined || last === undefined || to > all.length) throw new UnexpectedPdfError('lacks pages');
  // A link may lead to a page that is left out.
  for (const [index, page] of all.entries()) copier.place(page, pages.get(page) ?? (index < from ? first : last));
  for (const [page, copy] of pages) {
    const dictionary = new Dictionary();
    for (const [key, value] of source.dictionary(page)) {
      if (key === '/StructParents') dictionary.set(key, joined.nextKey());
      else if (key === '/Annots') dictionary.set(key, copiedAnnotations(source, copier, joined, value));
      else if (key !== '/Parent') dictionary.set(key, copier.valueOf(value));
    }
    objects.set(copy, dictionary);
  }
  return pages;
}

/** Each annotation has its own key in the parent tree, so none is shared. */
function copiedAnnotations(source: PdfObjects, copier: ObjectCopier, joined: JoinedObjects, value: string): string {
  const copies = referencesIn(source.array(value)).map((number) => {
    const copy = joined.objects.add('null');
    copier.place(number, copy);
    return { number, copy };
  });
  for (const { number, copy } of copies) {
    const dictionary = new Dictionary();
    for (const [key, entry] of source.dictionary(number)) {
      dictionary.set(key, key === '/StructParent' ? joined.nextKey() : copier.valueOf(entry));
    }
    joined.objects.set(copy, dictionary);
  }
  return `[${copies.map(({ copy }) => referenceTo(copy)).join(' ')}]`;
}
