import type { Rule } from '../../subject.js';

/** Messages that are there twice. */
export const duplicateMessage: Rule = {
  name: 'duplicate-message',
  severity: 'error',
  catches: 'a duplicate message key in a file: only the last one would count',
  check({ messageFiles }, report) {
    for (const { text, messages } of messageFiles) {
      const seen = new Map<string, number>();
      for (const { key, offset } of messages) {
        const before = seen.get(key);
        if (before !== undefined)
          report({ text, offset }, `"${key}" is there twice; first in line ${text.positionAt(before).line}`);
        else seen.set(key, offset);
      }
    }
  },
};
