import { type Element, type Node, attribute, elementsOf, isElement, parentOf } from '../../rendered/html-tree.js';
import { SOURCE_ATTRIBUTE, placeOfSource } from '../../rendered/rendered-document.js';
import { tagsOf } from '#service/templates/read/parts/html-tags.js';
import type { Rule } from '../rule.js';

/** The required parent of an element; anywhere else a browser moves or drops it. */
const PARENTS = new Map([
  ['tr', ['thead', 'tbody', 'tfoot']],
  ['td', ['tr']],
  ['th', ['tr']],
  ['thead', ['table']],
  ['tbody', ['table']],
  ['dt', ['dl', 'div']],
  ['dd', ['dl', 'div']],
  ['li', ['ul', 'ol']],
]);

/** Elements that do not end up where they are written. */
export const misplacedElement: Rule = {
  name: 'misplaced-element',
  severity: 'error',
  catches:
    'an element in a place where a browser moves or drops it: a `<div>` among rows, a `<td>` outside a row, a block inside `<p>`, a `<dt>` outside a list',
  check({ documents, parts }, report) {
    for (const { html, root } of documents) {
      const elements = elementsOf(root);
      const kept = new Set(elements.map((element) => attribute(element, SOURCE_ATTRIBUTE)));
      for (const { name, attributes } of tagsOf(html).tags) {
        const source = attributes.find((one) => one.name === SOURCE_ATTRIBUTE)?.value;
        const place = source === undefined || kept.has(source) ? undefined : placeOfSource(source, parts);
        if (place) report(place, `a browser drops this <${name}> at this place`);
      }
      for (const element of elements) {
        const fault = faultOf(element);
        const place = fault && placeOfSource(attribute(element, SOURCE_ATTRIBUTE) ?? '', parts);
        if (fault && place) report(place, fault);
      }
    }
  },
};

function faultOf(element: Element): string | null {
  const parent: Node | null = parentOf(element);
  if (parent === null || !isElement(parent)) return null;
  const allowed = PARENTS.get(element.tagName);
  if (allowed && !allowed.includes(parent.tagName))
    return `<${element.tagName}> must be in ${allowed.map((one) => `<${one}>`).join(' or ')}`;
  return null;
}
