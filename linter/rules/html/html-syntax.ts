import type { Rule } from '../rule.js';

/** Faults that a tokenizer reports for conditions between attributes. */
const HARMLESS = new Set([
  'missing-whitespace-between-attributes',
  'missing-doctype',
  'missing-attribute-value',
  'missing-end-tag-name',
]);

/** Faults that the HTML standard names. The reader reports parts that end too early. */
export const htmlSyntax: Rule = {
  name: 'html-syntax',
  severity: 'error',
  catches: 'HTML that a browser must guess: duplicate attributes, quotes that are not closed, `<br/ >`, an unknown `&entity;`',
  check({ parts }, report) {
    for (const { text, faults } of parts.values()) {
      for (const { code, offset } of faults) {
        if (!HARMLESS.has(code) && !code.startsWith('eof-')) report({ text, offset }, code.replaceAll('-', ' '));
      }
    }
  },
};
