import type { Rule } from '../../subject.js';
import { rangeOf } from '../../template-part.js';
import { walkTemplate } from '../../walk-template.js';

/** A partial that includes itself, straight or through others. */
export const partialCycle: Rule = {
  name: 'partial-cycle',
  severity: 'error',
  catches: 'a partial that includes itself, directly or through others',
  check(subject, report) {
    walkTemplate(subject, {
      onPartial(node, name, { text }, trail) {
        if (name === null || !trail.includes(name)) return;
        const round = [...trail.slice(trail.indexOf(name)), name].join(' → ');
        report({ text, offset: rangeOf(text, node.loc).start }, `"${name}" includes itself: ${round}`);
      },
    });
  },
};
