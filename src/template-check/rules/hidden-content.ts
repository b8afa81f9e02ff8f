import { placeOf } from '../rendered-document.js';
import type { Place, Rule } from '../subject.js';
import { type Hidden, Visibility } from '../visibility.js';
import type { Node } from '../html-tree.js';

/** What a document must show and hides. */
export const hiddenContent: Rule = {
  name: 'hidden-content',
  severity: 'error',
  catches: 'content that must be shown and is in the document, but hidden by markup or stylesheet (`display: none`, `visibility`, `opacity: 0`, clipped, size 0, transparent)',
  check(subject, report) {
    const visibility = new Visibility(subject.stylesheets);
    for (const { marked, sample } of subject.documents) {
      const texts = visibility.texts(marked.root);
      for (const { anyOf, content } of marked.sentinels.expected) {
        const shown = texts.filter(({ text }) => anyOf.some(({ mark }) => text.includes(mark)));
        const [first] = shown;
        if (!first?.hidden || shown.some(({ hidden }) => hidden === null)) continue;
        const place = placeOfHiding(first.hidden, first.node, (node) => placeOf(node, subject.parts));
        const fields = anyOf.map(({ field }) => field.replaceAll(/\[\d+\]/g, '')).join(' or ');
        if (place) report(place, `${content.what} (${fields}) is hidden: ${first.hidden.reason}`, `it must be read in ${sample.name}`);
      }
    }
  },
};

function placeOfHiding({ by }: Hidden, node: Node, placeOfNode: (node: Node) => Place | undefined): Place | undefined {
  return by ? { text: by.stylesheet.text, offset: by.declaration.offset } : placeOfNode(node);
}
