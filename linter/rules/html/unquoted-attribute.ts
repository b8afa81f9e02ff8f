import type { Rule } from '../../subject.js';

/** Attribute values without double quotes. */
export const unquotedAttribute: Rule = {
  name: 'unquoted-attribute',
  severity: 'error',
  catches: 'an attribute value without double quotes',
  check({ parts }, report) {
    for (const { text, tags } of parts.values()) {
      for (const { name, start, end, value } of tags.flatMap(({ attributes }) => attributes)) {
        const source = text.text.slice(start, end);
        // With data in it, unsafe-data says so.
        if (!source.includes('=') || source.includes('{{') || /=\s*"/.test(source)) continue;
        report({ text, offset: start }, `the value of ${name} must stand in double quotes`, `${name}="${value}"`);
      }
    }
  },
};
