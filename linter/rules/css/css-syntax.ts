import type { Rule } from '../rule.js';

/** CSS that a browser skips, or that never ends. */
export const cssSyntax: Rule = {
  name: 'css-syntax',
  severity: 'error',
  catches: 'CSS that a browser cannot read: a block, bracket, string or comment that never ends, a declaration without colon',
  check({ stylesheets }, report) {
    for (const { text, faults } of stylesheets) {
      // unsafe-data reports Handlebars braces.
      if (text.text.includes('{{')) continue;
      for (const { message, offset } of faults) report({ text, offset: Math.min(offset, text.text.length - 1) }, message);
    }
  },
};
