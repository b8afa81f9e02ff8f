import { nodesOf, offsetOf } from '../../stylesheet.js';
import { didYouMean } from '../../nearest.js';
import type { Rule } from '../../subject.js';

/** Variables that nothing sets. */
export const unknownCustomProperty: Rule = {
  name: 'unknown-custom-property',
  severity: 'error',
  catches: '`var(--x)` of a custom property that is set nowhere; with the nearest name',
  check({ stylesheets, template }, report) {
    if (!stylesheets.every(({ isWhole }) => isWhole)) return;
    const declared = stylesheets.flatMap(({ declarations }) => declarations.map(({ node }) => node.property));
    const known = new Set([...declared.filter((name) => name.startsWith('--')), ...template.customProperties]);
    for (const { text, ast } of stylesheets) {
      for (const call of nodesOf(ast, 'Function').filter(({ name }) => name.toLowerCase() === 'var')) {
        const name = call.children.first;
        if (name?.type !== 'Identifier' || known.has(name.name)) continue;
        report({ text, offset: offsetOf(call) }, `nothing sets ${name.name}`, didYouMean(name.name, known));
      }
    }
  },
};
