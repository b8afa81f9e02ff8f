import type { Rule } from '../../subject.js';

/** Messages that are there twice. */
export const duplicateMessage: Rule = {
  name: 'duplicate-message',
  severity: 'error',
  catches: 'a message key that is in a file twice: the last one would win silently',
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
