import { attribute, elementsOf, isElement, parentOf } from '../../rendered/html-tree.js';
import { placeOf } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';

/** Tables that a screen reader cannot read out. */
export const tableHead: Rule = {
  name: 'table-head',
  severity: 'error',
  catches:
    'a `<th>` without `scope`, a table without a `<th>`, a row of `<th>` outside `<thead>` (it would not repeat on the next page)',
  check({ documents, parts }, report) {
    for (const { root } of documents) {
      for (const table of elementsOf(root, 'table')) {
        const place = placeOf(table, parts);
        if (elementsOf(table, 'th').length === 0 && place) report(place, 'a table without <th>', '<th scope="col"> in <thead>');
      }
      for (const head of elementsOf(root, 'th')) {
        const place = placeOf(head, parts);
        const scope = attribute(head, 'scope');
        if (!place) continue;
        if (!['col', 'row', 'colgroup', 'rowgroup'].includes(scope ?? ''))
          report(place, '<th> without scope', 'scope="col" or scope="row"');
        const group = parentOf(parentOf(head) ?? head);
        const isInHead = group !== null && isElement(group) && group.tagName === 'thead';
        if (scope === 'col' && !isInHead)
          report(place, '<th scope="col"> outside <thead>: it does not repeat on the next page', 'put its row into <thead>');
      }
    }
  },
};
