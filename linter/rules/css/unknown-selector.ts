import { html } from 'parse5';
import { nodesOf, offsetOf } from '../../source/stylesheet.js';
import { didYouMean } from '#service/text/nearest-name.js';
import type { Rule } from '../rule.js';

/** Elements in selectors that no part has. */
export const unknownSelector: Rule = {
  name: 'unknown-selector',
  severity: 'warning',
  catches: 'an element in a selector that no part has',
  check({ stylesheets, parts }, report) {
    const used = new Set(['*', 'html', ...[...parts.values()].flatMap(({ tags }) => tags.map(({ name }) => name))]);
    const resets = new Set<string>(Object.values(html.TAG_NAMES));
    for (const { text, ast, atRules } of stylesheets) {
      const pages = atRules.filter(({ name }) => name === 'page').map(({ prelude }) => prelude?.loc);
      for (const node of nodesOf(ast, 'TypeSelector')) {
        const name = node.name.toLowerCase();
        // A rule may reset elements that no part uses yet, but a name that HTML does not have is a mistake. The name in `@page letter` is the stylesheet's own.
        if (pages.some((loc) => loc && loc.start.offset <= offsetOf(node) && offsetOf(node) < loc.end.offset)) continue;
        if (used.has(name) || resets.has(name) || name === 'figure') continue;
        report({ text, offset: offsetOf(node) }, `no part has <${name}>`, didYouMean(name, used));
      }
    }
  },
};
