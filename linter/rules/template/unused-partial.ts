import type { Rule } from '../rule.js';
import { walkTemplate } from '../../source/walk-template.js';

/** A part that nothing includes. */
export const unusedPartial: Rule = {
  name: 'unused-partial',
  severity: 'warning',
  catches: 'a part that nothing includes',
  check(subject, report) {
    const used = new Set(['layout']);
    walkTemplate(subject, { onPartial: (name) => used.add(name ?? '') });
    // A misspelt name leaves its part unused, and an unreadable part may include any part.
    if ([...used].some((name) => name !== 'style' && !subject.parts.has(name))) return;
    if ([...subject.parts.values()].some(({ fault }) => fault)) return;
    for (const { name, text } of subject.parts.values()) {
      if (!used.has(name)) report({ text, line: 1 }, `no part includes this one; {{> ${name}}} would include it`);
    }
  },
};
