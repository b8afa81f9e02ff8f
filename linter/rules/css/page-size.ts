import { generate } from 'css-tree';
import type { Rule } from '../rule.js';

/** Pages of a size that the template does not promise. */
export const pageSize: Rule = {
  name: 'page-size',
  severity: 'error',
  catches: "`@page` with a size that is none of the template's papers, landscape included, or without any size at all",
  check({ stylesheets, reading }, report) {
    const { paper: known } = reading.manifest;
    const papers = new Set<string>(known.map((paper) => paper.toLowerCase()));
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, offset } of declarations) {
        const value = generate(node.value)
          .toLowerCase()
          .replace(/ portrait$/, '');
        if (property === 'size' && !papers.has(value) && !value.includes('var(')) {
          report({ text, offset }, `size: ${value} is no paper of this template`, `there are ${known.join(', ')}`);
        }
      }
    }
  },
};
