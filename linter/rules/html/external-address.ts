import { generate } from 'css-tree';
import { type Stylesheet, nodesOf, offsetOf } from '../../stylesheet.js';
import type { Report, Rule } from '../../subject.js';
import type { TemplatePart } from '../../template-part.js';

const LOADING = new Set(['src', 'srcset', 'href', 'poster', 'data', 'background', 'xlink:href']);

/** Addresses of the network. */
export const externalAddress: Rule = {
  name: 'external-address',
  severity: 'error',
  catches:
    'an address that would be loaded or followed: `src=`, `srcset=`, `href=`, `url()` other than `data:`, `@import`, `@font-face`',
  check({ parts, stylesheets }, report) {
    for (const part of parts.values()) checkPart(part, report);
    for (const stylesheet of stylesheets) checkStylesheet(stylesheet, report);
  },
};

function checkPart({ text, tags }: TemplatePart, report: Report): void {
  for (const { name, value, start, end } of tags.flatMap(({ attributes }) => attributes)) {
    if (!LOADING.has(name) || text.text.slice(start, end).includes('{{')) continue;
    if (value.startsWith('#') || value.startsWith('data:')) continue;
    report({ text, offset: start }, `${name}= leads out of the document, which loads nothing`, 'use a data: address');
  }
}

function checkStylesheet({ text, ast, atRules }: Stylesheet, report: Report): void {
  for (const rule of atRules.filter(({ name }) => ['import', 'font-face', 'namespace'].includes(name.toLowerCase()))) {
    const hint = rule.name === 'import' ? 'put its rules into style.css' : 'use a font that is there already';
    report({ text, offset: offsetOf(rule) }, `@${rule.name}: a stylesheet loads nothing`, hint);
  }
  const inside = atRules.filter(({ name }) => name.toLowerCase() === 'import' || name.toLowerCase() === 'font-face');
  const urls = [
    ...nodesOf(ast, 'Url'),
    ...nodesOf(ast, 'Function').filter(({ name }) => /^(?:image-set|-webkit-image-set|src)$/i.test(name)),
  ];
  for (const node of urls) {
    const offset = offsetOf(node);
    if (node.type === 'Url' && /^(?:data:|#)/i.test(node.value)) continue;
    // Said already.
    if (inside.some(({ loc }) => loc && loc.start.offset <= offset && offset < loc.end.offset)) continue;
    report({ text, offset }, `${generate(node).slice(0, 60)}: a stylesheet loads nothing`, 'use url() with data:');
  }
}
