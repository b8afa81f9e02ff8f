import { generate, lexer } from 'css-tree';
import type { Rule } from '../rule.js';

/** Invalid values of a property. */
export const invalidValue: Rule = {
  name: 'invalid-value',
  severity: 'error',
  catches: 'a value that its property does not take (`12 pt`, `colour: rad`, `margin: 5mmm`)',
  check({ stylesheets }, report) {
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, offset } of declarations) {
        if (property.startsWith('--') || !lexer.getProperty(property)) continue;
        const value = generate(node.value);
        // The value of a variable is not known here.
        if (/\b(?:var|attr|env)\(/.test(value)) continue;
        const { error } = lexer.matchProperty(property, node.value);
        if (error) report({ text, offset }, `"${value}" is not a valid value of ${property}`);
      }
    }
  },
};
