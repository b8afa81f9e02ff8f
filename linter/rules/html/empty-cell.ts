import { elementsOf, textOf } from '../../rendered/html-tree.js';
import { placeOf, startTag } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';

/** Cells and other elements that must hold something. */
export const emptyCell: Rule = {
  name: 'empty-cell',
  severity: 'error',
  catches: 'a table cell, heading or term without content: PDF readers and screen readers lose their place',
  check({ documents, parts }, report) {
    for (const { root, sample } of documents) {
      for (const element of elementsOf(root, 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'dt', 'dd')) {
        // A no-break space is content.
        if (/[^ \t\n]/.test(textOf(element)) || elementsOf(element, 'img', 'svg').length > 0) continue;
        const place = placeOf(element, parts);
        const hint = element.tagName.startsWith('t') ? 'write &nbsp;' : 'leave the element out';
        if (place) report(place, `${startTag(element).replaceAll('"', "'")} is empty in ${sample.name}`, hint);
      }
    }
  },
};
