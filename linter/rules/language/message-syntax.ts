import type { Rule } from '../../subject.js';

/** Message files and messages that cannot be read. */
export const messageSyntax: Rule = {
  name: 'message-syntax',
  severity: 'error',
  catches:
    'a message file that is not valid JSON, or a message that is not a valid ICU message: braces that do not match, a plural without `other`',
  check({ messageFiles, template }, report) {
    for (const { text, locale, faults, messages } of messageFiles) {
      for (const { message, offset } of faults) report({ text, offset }, `no JSON: ${message}`);
      for (const { key, value, offset } of messages) {
        if (value === null || !template.messages.has(key) || !template.locales.includes(locale)) continue;
        const fault = template.faultOfMessage(locale, key, value);
        if (fault && isSyntax(fault)) report({ text, offset }, `"${key}" ${fault}`);
      }
    }
  },
};

/** Whether a fault is one of the braces, and not of what stands between them. */
export function isSyntax(fault: string): boolean {
  return /^is no ICU message|without "\{"/.test(fault);
}
