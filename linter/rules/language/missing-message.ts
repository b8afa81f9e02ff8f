import type { MessageFile } from '../../message-file.js';
import type { Rule } from '../../subject.js';

/** Messages that a locale has not. */
export const missingMessage: Rule = {
  name: 'missing-message',
  severity: 'error',
  catches: 'a message that a locale lacks, or that is empty or not a text; a locale without a file',
  check({ template, messageFiles, parts }, report) {
    const byLocale = new Map<string, MessageFile[]>();
    for (const file of messageFiles) byLocale.set(file.locale, [...(byLocale.get(file.locale) ?? []), file]);
    const layout = parts.get('layout');
    for (const locale of template.locales) {
      const files = byLocale.get(locale) ?? [];
      const last = files.at(-1);
      if (!last) {
        if (layout) report({ text: layout.text, line: 1 }, `there is no locales/${locale}.json`);
        continue;
      }
      // What is missing follows from a file that cannot be read.
      if (files.some(({ faults }) => faults.length > 0)) continue;
      const there = new Set(files.flatMap(({ messages }) => messages.map(({ key }) => key)));
      for (const key of template.messages)
        if (!there.has(key)) report({ text: last.text, line: 1 }, `the message "${key}" is missing`);
    }
    for (const { text, messages } of messageFiles) {
      for (const { key, value, offset } of messages) {
        if (value === null) report({ text, offset }, `"${key}" must be a text`);
        else if (value.trim() === '') report({ text, offset }, `"${key}" is empty`);
      }
    }
  },
};
