import { rangeOf } from '#service/templates/read/parts/template-part.js';
import type { Rule } from '../rule.js';
import { walkTemplate } from '../../source/walk-template.js';

/** A name that the view does not have at that place. */
export const unknownField: Rule = {
  name: 'unknown-field',
  severity: 'error',
  catches: 'a field that the view does not have at that place, through every `{{#each}}` and partial; with the nearest name',
  check(subject, report) {
    walkTemplate(subject, {
      onPath(path, found, { text }) {
        if ('fault' in found) report({ text, offset: rangeOf(text, path.loc).start }, found.fault, found.hint);
      },
    });
  },
};
