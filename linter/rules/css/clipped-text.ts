import { generate } from 'css-tree';
import type { Rule } from '../rule.js';

const CLIPPED: readonly [property: string, value: RegExp][] = [
  ['clip', /^rect\((?:0|0px|1px)\b/],
  ['clip-path', /^inset\((?:50|100)%/],
];

/** Text for screen readers only, in the way that works in a browser. */
export const clippedText: Rule = {
  name: 'clipped-text',
  severity: 'warning',
  catches:
    'text that the stylesheet clips away, as web pages hide text for screen readers: Chromium leaves it out of the PDF, so no screen reader speaks it',
  check({ stylesheets }, report) {
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, rule, offset } of declarations) {
        const value = generate(node.value).toLowerCase();
        if (rule && CLIPPED.some(([name, pattern]) => name === property && pattern.test(value)))
          report({ text, offset }, `${property}: ${value} leaves the text out of the PDF`, 'the class visually-hidden of base');
      }
    }
  },
};
