import { didYouMean } from '../../nearest.js';
import type { Rule } from '../../subject.js';
import { rangeOf } from '../../template-part.js';
import { walkTemplate } from '../../walk-template.js';

/** A partial without a file. */
export const unknownPartial: Rule = {
  name: 'unknown-partial',
  severity: 'error',
  catches: 'a partial that has no file; with the nearest name',
  check(subject, report) {
    const names = new Set([...subject.parts.keys(), 'style']);
    walkTemplate(subject, {
      onPartial(node, name, { text }) {
        if (name !== null && names.has(name)) return;
        const shown = name ?? '(…)';
        report({ text, offset: rangeOf(text, node.loc).start }, `there is no partial "${shown}"`, didYouMean(shown, names));
      },
    });
  },
};
