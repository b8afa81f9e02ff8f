import { generate } from 'css-tree';
import { nodesOf, offsetOf } from '../../source/stylesheet.js';
import type { Rule } from '../rule.js';

const PROPERTIES = /^(?:transition|animation|cursor|scroll-|overscroll-|pointer-events|user-select|caret-color|will-change)/;
const PSEUDO = new Set('hover focus focus-visible focus-within active visited target checked'.split(' '));

/** CSS that does nothing on paper. */
export const screenOnly: Rule = {
  name: 'screen-only',
  severity: 'warning',
  catches:
    'CSS that does nothing on paper: `@media` for screens or widths, `:hover`, transitions and animations, viewport units (`vw`, `vh`)',
  check({ stylesheets }, report) {
    for (const { text, ast, atRules, declarations } of stylesheets) {
      for (const rule of atRules) {
        const query = rule.prelude ? generate(rule.prelude) : '';
        if (rule.name === 'media' && /screen|width|hover|prefers|orientation/.test(query))
          report({ text, offset: offsetOf(rule) }, `@media ${query} does nothing here`, 'a document is printed, in one width');
        if (rule.name.endsWith('keyframes')) report({ text, offset: offsetOf(rule) }, `@${rule.name}: nothing moves on paper`);
      }
      for (const node of nodesOf(ast, 'PseudoClassSelector')) {
        if (PSEUDO.has(node.name)) report({ text, offset: offsetOf(node) }, `:${node.name} does nothing on paper`);
      }
      for (const { property, offset } of declarations) {
        if (PROPERTIES.test(property)) report({ text, offset }, `${property} does nothing on paper`);
      }
      for (const node of nodesOf(ast, 'Dimension')) {
        if (/^(?:[sld]?v(?:w|h|i|b|min|max))$/i.test(node.unit))
          report(
            { text, offset: offsetOf(node) },
            `${node.value}${node.unit}: viewport units do nothing on paper`,
            'use mm, pt or %',
          );
      }
    }
  },
};
