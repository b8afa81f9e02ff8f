import { type Element, attribute, elementsOf, isElement, parentOf } from '../../rendered/html-tree.js';
import { placeOf } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';

/** Labels that a screen reader does not read together with their texts. */
export const labelList: Rule = {
  name: 'label-list',
  severity: 'warning',
  catches:
    'a `<dl>` without `role="list"`, or with a label outside `<div role="listitem">`: the PDF does not say which label belongs to which text',
  check({ documents, parts }, report) {
    for (const { root } of documents) {
      for (const list of elementsOf(root, 'dl')) {
        const place = placeOf(list, parts);
        if (attribute(list, 'role') !== 'list') {
          if (place) report(place, '<dl> without role="list"', ROLES);
          continue;
        }
        for (const label of elementsOf(list, 'dt')) {
          const entry = placeOf(label, parts);
          if (entry && !isInEntry(label)) report(entry, '<dt> outside <div role="listitem">', ROLES);
        }
      }
    }
  },
};

const ROLES = '<dl role="list">, with each <dt> and its <dd> in a <div role="listitem">';

function isInEntry(label: Element): boolean {
  const parent = parentOf(label);
  return parent !== null && isElement(parent) && attribute(parent, 'role') === 'listitem';
}
