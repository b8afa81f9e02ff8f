import { generate } from 'css-tree';
import type { Rule } from '../rule.js';

const FORBIDDEN: readonly [property: RegExp, allowed: RegExp, why: string][] = [
  [
    /^font-(?:feature-settings|variant-numeric|variant-alternates|variant-caps|variant-east-asian|variant-position)$/,
    /^(?:normal|inherit)$/,
    'a glyph that a feature puts in has no code point: PDF readers lose the text',
  ],
  [/^font-variant-ligatures$/, /^none$/, 'ligatures have no code point: PDF readers lose the text'],
  [/^font-variant$/, /^(?:none|inherit)$/, 'a glyph that a feature puts in has no code point: PDF readers lose the text'],
  [/^font-synthesis(?:-.*)?$/, /^none$/, 'a synthetic weight becomes a Type 3 font in the PDF'],
  [/^font-stretch$|^font-variation-settings$/, /^normal$/, 'these fonts have only one width'],
];

/** Font settings that make the text of the PDF unusable. */
export const glyphFeature: Rule = {
  name: 'glyph-feature',
  severity: 'error',
  catches:
    'OpenType features (`tnum`, small capitals …), ligatures or synthetic weights: the text could not be copied or searched',
  check({ stylesheets }, report) {
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, offset } of declarations) {
        const value = generate(node.value);
        const fault = FORBIDDEN.find(([name, allowed]) => name.test(property) && !allowed.test(value));
        if (fault) report({ text, offset }, `${property}: ${value}: ${fault[2]}`, 'all figures have the same width anyway');
      }
    }
  },
};
