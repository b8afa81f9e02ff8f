import type { Rule } from '../../subject.js';

/** Scripts and styles in attributes. */
export const inlineHandler: Rule = {
  name: 'inline-handler',
  severity: 'error',
  catches: 'an event handler or style in an attribute (`onclick=`, `style=`)',
  check({ parts }, report) {
    for (const { text, tags } of parts.values()) {
      for (const { name, start, end } of tags.flatMap(({ attributes }) => attributes)) {
        if (text.text.slice(start, end).includes('{{')) continue;
        if (/^on[a-z]+$/.test(name)) report({ text, offset: start }, `${name}= has no place in a template: no script runs`);
        if (name === 'style')
          report({ text, offset: start }, 'style= has no place in a template', 'give it a class, and the look to style.css');
      }
    }
  },
};
