import type { Rule } from '../../subject.js';

/** Data that comes out as markup. */
export const unescapedOutput: Rule = {
  name: 'unescaped-output',
  severity: 'error',
  catches: '`{{{…}}}` and `{{&…}}`: data that would come out as markup',
  check({ parts }, report) {
    for (const { text, mustaches } of parts.values()) {
      for (const { start, end } of mustaches) {
        const source = text.text.slice(start, end);
        if (/^\{\{~?(?:\{|\s*&)/.test(source)) report({ text, offset: start }, 'data comes out unescaped', 'write {{…}}');
      }
    }
  },
};
