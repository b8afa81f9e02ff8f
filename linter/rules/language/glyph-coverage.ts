import { nodesOf, offsetOf } from '../../stylesheet.js';
import type { Rule } from '../../subject.js';

/** Characters that no font covers. */
export const glyphCoverage: Rule = {
  name: 'glyph-coverage',
  severity: 'error',
  catches: 'a character that no font of the documents covers, in a message, in a part or in `content:` of the stylesheet',
  check({ messageFiles, parts, stylesheets, template: { fonts } }, report) {
    const hint = 'use a character that the fonts have';
    for (const { text, messages } of messageFiles) {
      for (const { key, value, offset } of messages) {
        const points = fonts.uncovered(value ?? '');
        if (points) report({ text, offset }, `"${key}": no font covers ${points.join(' ')}`, hint);
      }
    }
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
