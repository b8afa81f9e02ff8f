import { type Stylesheet, offsetOf } from '../../source/stylesheet.js';
import type { Report, Rule } from '../rule.js';
import type { TemplatePart } from '#service/templates/read/parts/template-part.js';

/** The reader finds what a browser would load. */
const LINKS = new Set(['href', 'xlink:href']);

/** Addresses of the network. */
export const externalAddress: Rule = {
  name: 'external-address',
  severity: 'error',
  catches:
    'an address that would be loaded or followed: `src=`, `srcset=`, `href=`, `url()` other than `data:`, `@import`, `@font-face`; an `<img>` without `src=`',
  check({ parts, stylesheets }, report) {
    for (const part of parts.values()) checkPart(part, report);
    for (const stylesheet of stylesheets) checkStylesheet(stylesheet, report);
  },
};

function checkPart({ text, tags }: TemplatePart, report: Report): void {
  for (const { name, value, start, end } of tags.flatMap(({ attributes }) => attributes)) {
    if (!LINKS.has(name) || text.text.slice(start, end).includes('{{')) continue;
    if (value.startsWith('#')) continue;
    report(
      { text, offset: start },
      `${name}= points outside the document, where nobody has checked it`,
      'write href="{{href}}" of the data',
    );
  }
}

/** The reader finds all other addresses in a stylesheet. */
function checkStylesheet({ text, atRules }: Stylesheet, report: Report): void {
  for (const rule of atRules.filter(({ name }) => name.toLowerCase() === 'namespace')) {
    report({ text, offset: offsetOf(rule) }, `@${rule.name}: a stylesheet must not load anything`, 'leave it out');
  }
}
