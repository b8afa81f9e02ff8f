import { Dictionary } from '../syntax/dictionary.js';
import { referencesIn, referenceTo } from '../syntax/values.js';
import type { PlaceOf } from './destinations.js';
import type { MergeTarget } from './merge-target.js';
import type { PageTree } from './page-tree.js';
import type { SourceDocument } from './source-document.js';

/** Copies the pages of a document, with what is on them. @returns their new numbers */
export function copyPages(source: SourceDocument, target: MergeTarget, tree: PageTree, placeOf: PlaceOf): number[] {
  const { objects, copier, keyOf } = source;
  for (const annotation of source.annotations) {
    const copy = copyOf(objects.dictionary(annotation), (key, value) => {
      if (key === '/StructParent') return keyOf(Number(value));
      return key === '/Dest' ? placeOf(value) : copier.valueOf(value);
    });
    target.finish(copier.copy(annotation), copy);
  }
  return source.pages.map((page) => {
    const number = copier.copy(page);
    const parent = tree.add(number);
    const copy = copyOf(objects.dictionary(page), (key, value) => {
      if (key === '/StructParents') return keyOf(Number(value));
      if (key === '/Parent') return referenceTo(parent);
      return key === '/Annots' ? annotationsOf(source, value) : copier.valueOf(value);
    });
    target.finish(number, copy);
    return number;
  });
}

function annotationsOf({ objects, copier }: SourceDocument, value: string): string {
  const numbers = referencesIn(objects.array(value));
  return `[${numbers.map((number) => referenceTo(copier.copy(number))).join(' ')}]`;
}

function copyOf(dictionary: Dictionary, change: (key: string, value: string) => string): Dictionary {
  return new Dictionary(Array.from(dictionary, ([key, value]) => [key, change(key, value)]));
}
