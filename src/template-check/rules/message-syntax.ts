import type { Rule } from '../subject.js';

/** Message files that cannot be read. */
export const messageSyntax: Rule = {
  name: 'message-syntax',
  severity: 'error',
  catches: 'a message file that is no JSON, or a message whose braces do not match',
  check({ messageFiles }, report) {
    for (const { text, faults, messages } of messageFiles) {
      for (const { message, offset } of faults) report({ text, offset }, `no JSON: ${message}`);
      for (const { key, value, offset } of messages) {
        const fault = value === null ? null : faultOf(value);
        if (fault) report({ text, offset }, `"${key}": ${fault}`);
      }
    }
  },
};

function faultOf(message: string): string | null {
  let depth = 0;
  for (const character of message) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return '"}" closes nothing';
  }
  return depth > 0 ? '"{" is never closed' : null;
}
