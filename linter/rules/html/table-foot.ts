import { Cascade } from '../../rendered/cascade.js';
import { elementsOf, textOf } from '../../rendered/html-tree.js';
import { placeOf, startTag } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';

const REPEATED = 'table-footer-group';

/** Figures in the foot of a table, which repeats. */
export const tableFoot: Rule = {
  name: 'table-foot',
  severity: 'error',
  catches:
    'figures in `<tfoot>`, or in what has `display: table-footer-group`: a browser prints the foot of a table on every page, so the amount due would stand on each',
  check({ documents, parts, stylesheets }, report) {
    const cascade = new Cascade(stylesheets, new Set(['display']));
    for (const { root } of documents) {
      for (const element of elementsOf(root)) {
        const display = cascade.declared(element, 'display')?.value ?? (element.tagName === 'tfoot' ? REPEATED : '');
        if (display !== REPEATED || !/\p{Nd}/u.test(textOf(element))) continue;
        const place = placeOf(element, parts);
        const hint = 'put sums behind the table, or into the last rows of <tbody>';
        if (place)
          report(place, `${startTag(element).replaceAll('"', "'")} with figures is printed on every page of its table`, hint);
      }
    }
  },
};
