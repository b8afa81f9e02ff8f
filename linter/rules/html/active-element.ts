import type { Rule } from '../../subject.js';

const ACTIVE = new Set(
  'script iframe object embed base form link video audio applet frame frameset portal input button select textarea'.split(' '),
);

/** Elements that load, run or ask for something. */
export const activeElement: Rule = {
  name: 'active-element',
  severity: 'error',
  catches: '`<script>`, `<link>`, `<iframe>`, `<form>` and everything else that loads, runs or requests something',
  check({ parts }, report) {
    for (const { text, tags } of parts.values()) {
      for (const { name, kind, start } of tags) {
        if (kind === 'start' && ACTIVE.has(name)) report({ text, offset: start }, `<${name}> has no place in a template`);
      }
    }
  },
};
