import { generate } from 'css-tree';
import type { Rule } from '../rule.js';

/** Pages in a size that the manifest does not have. */
export const pageSize: Rule = {
  name: 'page-size',
  severity: 'error',
  catches: "`@page` without a size, or with a size that is not one of the template's papers, for example landscape",
  check({ stylesheets, reading }, report) {
    const { paper: known } = reading.manifest;
    const papers = new Set<string>(known.map((paper) => paper.toLowerCase()));
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, offset } of declarations) {
        const value = generate(node.value)
          .toLowerCase()
          .replace(/ portrait$/, '');
        if (property === 'size' && !papers.has(value) && !value.includes('var(')) {
          report({ text, offset }, `size: ${value} is not a paper of this template`, `available: ${known.join(', ')}`);
        }
      }
    }
  },
};
