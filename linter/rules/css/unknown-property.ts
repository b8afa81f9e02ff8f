import { lexer } from 'css-tree';
import { didYouMean } from '#service/text/nearest-name.js';
import type { Rule } from '../rule.js';

/** Descriptors and properties that css-tree does not list. */
const MORE = new Set(['size', 'marks', 'bleed', 'page-orientation']);

/** Properties that CSS does not have. */
export const unknownProperty: Rule = {
  name: 'unknown-property',
  severity: 'error',
  catches: 'a property that CSS does not have; with the nearest name',
  check({ stylesheets }, report) {
    for (const { text, declarations } of stylesheets) {
      for (const { property, offset } of declarations) {
        if (property.startsWith('--') || MORE.has(property) || lexer.getProperty(property)) continue;
        report({ text, offset }, `CSS has no property "${property}"`, didYouMean(property, allProperties()));
      }
    }
  },
};

/** Without vendor properties. */
function allProperties(): string[] {
  return Object.keys((lexer.dump() as { properties: object }).properties).filter((name) => !name.startsWith('-'));
}
