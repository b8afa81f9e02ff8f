import type { Rule } from '../../subject.js';

/** Braces that Handlebars cannot read. */
export const syntax: Rule = {
  name: 'syntax',
  severity: 'error',
  catches: 'a part that Handlebars cannot read: braces or blocks that are not closed, or closed in the wrong order',
  check({ parts }, report) {
    for (const { text, fault } of parts.values()) if (fault) report({ text, line: fault.line }, fault.message);
  },
};
