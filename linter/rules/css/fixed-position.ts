import { generate } from 'css-tree';
import { selectorsOf } from '../../rendered/cascade.js';
import type { Rule } from '../rule.js';

/** Boxes that are fixed to the page. */
export const fixedPosition: Rule = {
  name: 'fixed-position',
  severity: 'error',
  catches: '`position: fixed` other than of the watermark (it repeats on every page, over the text), and `position: sticky`',
  check({ stylesheets }, report) {
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, rule, offset } of declarations) {
        if (property !== 'position' || !rule) continue;
        const value = generate(node.value).toLowerCase();
        if (value === 'sticky') report({ text, offset }, 'position: sticky does nothing on paper');
        if (value === 'fixed' && !selectorsOf(rule).every((selector) => /\.watermark\b/.test(selector))) {
          report(
            { text, offset },
            'position: fixed repeats on every page, over the text',
            'use the margins of @page for what repeats',
          );
        }
      }
    }
  },
};
