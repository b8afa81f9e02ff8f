import { didYouMean } from '../../nearest.js';
import type { Rule } from '../../subject.js';
import { rangeOf } from '../../template-part.js';
import { walkTemplate } from '../../walk-template.js';

/** A call of something that is no helper. */
export const unknownHelper: Rule = {
  name: 'unknown-helper',
  severity: 'error',
  catches: 'an unknown helper; with the nearest name',
  check(subject, report) {
    const { helpers } = subject.template;
    walkTemplate(subject, {
      onHelper(path, { text }) {
        if (helpers.has(path.original)) return;
        const hint = didYouMean(path.original, helpers) ?? `there are: ${[...helpers].join(', ')}`;
        report({ text, offset: rangeOf(text, path.loc).start }, `there is no helper "${path.original}"`, hint);
      },
    });
  },
};
