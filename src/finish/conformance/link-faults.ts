import type { Contents } from '../content/read-contents.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { elementsOf, type Element } from '../structure/structure-tree.js';
import { readTextString } from '../syntax/strings.js';
import { referenceIn, valuesOf } from '../syntax/values.js';
import type { ConformanceFault } from './fault.js';

/** Links on the pages that no element says to be links, as in `aria-hidden`, in a drawing with a label, or with another `role` (ISO 14289-1, 7.18.5). */
export function* linkFaults({
  objects,
  top,
  contents,
}: {
  objects: PdfObjects;
  top: Element;
  contents: Contents;
}): Generator<ConformanceFault> {
  const links = elementsOf(top).filter(({ type }) => type === 'Link');
  const tagged = new Set(links.flatMap(({ kids }) => kids.flatMap((kid) => (kid.kind === 'annotation' ? kid.annotation : []))));
  for (const [index, page] of contents.pages.entries()) {
    const list = objects.dictionary(page).get('/Annots');
    if (list === undefined) continue;
    for (const value of valuesOf(objects.array(list))) {
      const annotation = referenceIn(value);
      if (annotation === undefined || tagged.has(annotation)) continue;
      yield {
        gate: 'link',
        standards: ['pdfua'],
        message: `a link to ${targetOf(objects, annotation)} is hidden from screen readers, or is something else to them`,
        place: { page: index + 1, text: '' },
      };
    }
  }
}

function targetOf(objects: PdfObjects, annotation: number): string {
  const dictionary = objects.dictionary(annotation);
  const action = dictionary.get('/A');
  const address = action === undefined ? undefined : objects.resolve(action).get('/URI');
  return address === undefined ? `the place "${(dictionary.get('/Dest') ?? '').slice(1)}"` : readTextString(address);
}
