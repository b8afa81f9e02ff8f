import { generate } from 'css-tree';
import type { Rule } from '../rule.js';

/** Variables that nothing uses. */
export const unusedCustomProperty: Rule = {
  name: 'unused-custom-property',
  severity: 'warning',
  catches: 'a custom property that is set and never used',
  check({ stylesheets }, report) {
    if (!stylesheets.every(({ isWhole }) => isWhole)) return;
    const all = stylesheets.map(({ ast }) => generate(ast)).join('\n');
    for (const { text, declarations } of stylesheets) {
      for (const { node, offset } of declarations) {
        const name = node.property;
        if (name.startsWith('--') && !new RegExp(`var\\(\\s*${name}(?![\\w-])`).test(all))
          report({ text, offset }, `nothing uses ${name}`);
      }
    }
  },
};
