import type { Rule } from '../rule.js';

const VISIBILITY =
  /^(?:display|visibility|opacity|position|clip|clip-path|content-visibility|color|font-size|height|max-height)$/;

/** `!important` where it decides what is shown. */
export const important: Rule = {
  name: 'important',
  severity: 'error',
  catches:
    '`!important` on what decides whether a part is seen (`display`, `visibility`, `color`, `font-size` …): no other rule can bring it back',
  check({ stylesheets }, report) {
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, offset } of declarations) {
        if (node.important && VISIBILITY.test(property))
          report({ text, offset }, `!important on ${property}`, 'use a more specific selector');
      }
    }
  },
};
