import { didYouMean } from '../../nearest.js';
import type { Rule } from '../../subject.js';

/** Messages that nothing uses. */
export const unknownMessage: Rule = {
  name: 'unknown-message',
  severity: 'error',
  catches: 'a message key that nothing uses, with the nearest name; a file for an unknown locale',
  check({ template, messageFiles }, report) {
    for (const { text, locale, messages } of messageFiles) {
      if (!template.locales.includes(locale)) {
        report(
          { text, line: 1 },
          `"${locale}" is no locale of this template`,
          didYouMean(locale, template.locales) ?? `there are: ${template.locales.join(', ')}`,
        );
      }
      for (const { key, offset } of messages) {
        if (!template.messages.has(key))
          report({ text, offset }, `nothing uses the message "${key}"`, didYouMean(key, template.messages));
      }
    }
  },
};
