import { elementsOf } from '../../rendered/html-tree.js';
import { placeOf } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';

/** Headings that skip a level. */
export const headingOrder: Rule = {
  name: 'heading-order',
  severity: 'error',
  catches: 'a document whose first heading is not `<h1>`, that has several `<h1>`, or that skips a level',
  check({ documents, parts }, report) {
    for (const { root } of documents) {
      let before = 0;
      for (const heading of elementsOf(root, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) {
        const level = Number(heading.tagName.slice(1));
        const fault =
          level === 1 && before > 0
            ? 'a second <h1>'
            : level > before + 1
              ? `<h${level}> ${before === 0 ? 'is the first heading' : `follows <h${before}>`}`
              : null;
        const place = fault ? placeOf(heading, parts) : undefined;
        if (place && fault) report(place, fault, `<h${before === 0 ? 1 : Math.min(before + 1, 6)}> is next`);
        before = level;
      }
    }
  },
};
