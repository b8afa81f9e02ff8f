import { nodesOf, offsetOf } from '../../source/stylesheet.js';
import type { Rule } from '../rule.js';

/** Characters that no font covers. The reader finds those in messages. */
export const glyphCoverage: Rule = {
  name: 'glyph-coverage',
  severity: 'error',
  catches: 'a character that no font of the documents covers, in a message, in a part or in `content:` of the stylesheet',
  check({ parts, stylesheets, fonts }, report) {
    const hint = 'use a character that the fonts have';
    for (const { text, content } of parts.values()) {
      for (const { start, end } of content) {
        for (const [index, line] of text.text.slice(start, end).split('\n').entries()) {
          const points = fonts.uncovered(line);
          const first = text.positionAt(start).line;
          if (points) report({ text, line: first + index }, `no font covers ${points.join(' ')}`, hint);
        }
      }
    }
    for (const { text, ast } of stylesheets) {
      for (const node of nodesOf(ast, 'String')) {
        const points = fonts.uncovered(node.value);
        if (points) report({ text, offset: offsetOf(node) }, `no font covers ${points.join(' ')}`, hint);
      }
    }
  },
};
