import { type Node, attribute, isElement, parentOf } from '../../rendered/html-tree.js';
import { placeOf } from '../../rendered/rendered-document.js';
import type { Place } from '#service/templates/read/faults.js';
import type { Rule, Subject } from '../rule.js';
import { type ReadText, SILENT_REASON } from '../../rendered/visibility.js';

/** Required content that is hidden. */
export const hiddenContent: Rule = {
  name: 'hidden-content',
  severity: 'error',
  catches:
    'required content that is in the document, but hidden by markup or stylesheet: `hidden`, `display: none`, `visibility`, `opacity: 0`, clipped, of size 0, transparent',
  check(subject, report) {
    for (const { texts, expected, sample } of subject.documents) {
      for (const { anyOf, content } of expected) {
        const shown = texts.filter(
          ({ text, hidden }) => hidden?.reason !== SILENT_REASON && anyOf.some(({ mark }) => text.includes(mark)),
        );
        const [first] = shown;
        const place = first && shown.every(({ hidden }) => hidden !== null) ? placeOfHiding(first, subject) : undefined;
        const fields = anyOf.map(({ field }) => field.replaceAll(/\[\d+\]/g, '')).join(' or ');
        if (place)
          report(
            place,
            `${content.what} (${fields}) is hidden: ${first?.hidden?.reason ?? ''}`,
            `it must be readable in ${sample.name}`,
          );
      }
    }
  },
};

/** The declaration that hides it, otherwise the element with the attribute. */
function placeOfHiding({ hidden, node }: ReadText, { parts }: Subject): Place | undefined {
  if (hidden?.by) return { text: hidden.by.stylesheet.text, offset: hidden.by.declaration.offset };
  let at: Node | null = node;
  while (at !== null && !(isElement(at) && attribute(at, 'hidden') !== undefined)) at = parentOf(at);
  return placeOf(at ?? node, parts);
}
