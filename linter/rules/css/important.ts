import type { Rule } from '../rule.js';

const VISIBILITY =
  /^(?:display|visibility|opacity|position|clip|clip-path|content-visibility|color|font-size|height|max-height)$/;

/** `!important` on properties that decide what is visible. */
export const important: Rule = {
  name: 'important',
  severity: 'error',
  catches:
    '`!important` on properties that decide whether a part is visible (`display`, `visibility`, `color`, `font-size` …): no other rule can make it visible again',
  check({ stylesheets }, report) {
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, offset } of declarations) {
        if (node.important && VISIBILITY.test(property))
          report({ text, offset }, `!important on ${property}`, 'use a more specific selector');
      }
    }
  },
};
