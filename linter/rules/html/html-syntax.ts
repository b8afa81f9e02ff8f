import type { Rule } from '../rule.js';

/** What conditions between attributes look like to a tokenizer. */
const HARMLESS = new Set([
  'missing-whitespace-between-attributes',
  'missing-doctype',
  'missing-attribute-value',
  'missing-end-tag-name',
]);

/** Faults that the HTML standard names; where a part ends too early, the reader says so. */
export const htmlSyntax: Rule = {
  name: 'html-syntax',
  severity: 'error',
  catches: 'HTML that a browser must guess: two attributes of one name, quotes left open, `<br/ >`, an unknown `&entity;`',
  check({ parts }, report) {
    for (const { text, faults } of parts.values()) {
      for (const { code, offset } of faults) {
        if (!HARMLESS.has(code) && !code.startsWith('eof-')) report({ text, offset }, code.replaceAll('-', ' '));
      }
    }
  },
};
