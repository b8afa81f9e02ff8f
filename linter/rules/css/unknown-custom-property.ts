import { nodesOf, offsetOf } from '../../source/stylesheet.js';
import { didYouMean } from '#service/text/nearest-name.js';
import type { Rule } from '../rule.js';

/** Variables that nothing sets. */
export const unknownCustomProperty: Rule = {
  name: 'unknown-custom-property',
  severity: 'error',
  catches: '`var(--x)` of a custom property that is set nowhere; with the nearest name',
  check({ stylesheets, customProperties }, report) {
    if (!stylesheets.every(({ isWhole }) => isWhole)) return;
    const declared = stylesheets.flatMap(({ declarations }) => declarations.map(({ node }) => node.property));
    const known = new Set([...declared.filter((name) => name.startsWith('--')), ...customProperties]);
    for (const { text, ast } of stylesheets) {
      for (const call of nodesOf(ast, 'Function').filter(({ name }) => name.toLowerCase() === 'var')) {
        const name = call.children.first;
        if (name?.type !== 'Identifier' || known.has(name.name)) continue;
        report({ text, offset: offsetOf(call) }, `nothing sets ${name.name}`, didYouMean(name.name, known));
      }
    }
  },
};
