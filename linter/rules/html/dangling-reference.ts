import { type Element, attribute, elementsOf } from '../../rendered/html-tree.js';
import { didYouMean } from '#service/text/nearest-name.js';
import { placeOf } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';

const REFERRING = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'headers', 'for'];

/** References to missing ids. */
export const danglingReference: Rule = {
  name: 'dangling-reference',
  severity: 'error',
  catches: '`aria-labelledby`, `headers`, `href="#…"` and similar attributes that name an `id` which is not in the document',
  check({ documents, parts }, report) {
    for (const { root } of documents) {
      const elements = elementsOf(root);
      const ids = new Set(elements.flatMap((element) => attribute(element, 'id') ?? []));
      for (const element of elements) {
        for (const { name, id } of referencesOf(element)) {
          const place = ids.has(id) ? undefined : placeOf(element, parts);
          if (place) report(place, `${name} names "${id}", which is not an id in the document`, didYouMean(id, ids));
        }
      }
    }
  },
};

function referencesOf(element: Element): { name: string; id: string }[] {
  const href = attribute(element, 'href');
  const link = href?.startsWith('#') && href.length > 1 ? [{ name: 'href', id: href.slice(1) }] : [];
  const lists = REFERRING.flatMap((name) => (attribute(element, name) ?? '').split(/\s+/).map((id) => ({ name, id })));
  return [...link, ...lists.filter(({ id }) => id !== '')];
}
