import { generate } from 'css-tree';
import type { Rule } from '../rule.js';

const NAMED = new Map([
  ['normal', 400],
  ['bold', 700],
]);

/** Weights that no font file has. */
export const fontWeight: Rule = {
  name: 'font-weight',
  severity: 'error',
  catches: 'a weight that no font has; the browser would use another one (400, 500 and 600 exist)',
  check({ stylesheets, fonts }, report) {
    const weights = new Set([...fonts.families.values()].flat());
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, offset } of declarations) {
        const value = weightIn(property, generate(node.value));
        if (value === null || weights.has(NAMED.get(value) ?? Number(value))) continue;
        report({ text, offset }, `no font has the weight ${value}`, `available: ${[...weights].join(', ')}`);
      }
    }
  },
};

function weightIn(property: string, value: string): string | null {
  if (property === 'font-weight') return /^(?:\d+|bold|bolder|lighter|normal)$/.exec(value)?.[0] ?? null;
  if (property === 'font') return /(?:^|\s)(\d{1,4}|bold|bolder|lighter)(?=\s)/.exec(value)?.[1] ?? null;
  return null;
}
