import { generate } from 'css-tree';
import { didYouMean } from '#service/text/nearest-name.js';
import type { Rule, Subject } from '../rule.js';
import type { StyleDeclaration } from '../../source/stylesheet.js';

const GENERIC = new Set(
  'serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded math emoji inherit initial unset revert'.split(
    ' ',
  ),
);

/** Unknown font families. */
export const unknownFont: Rule = {
  name: 'unknown-font',
  severity: 'error',
  catches: 'a font family that documents do not have, even if the host has it; with the nearest name',
  check({ stylesheets, fonts }, report) {
    const known = fonts.families;
    for (const { text, declarations } of stylesheets) {
      for (const declaration of declarations) {
        for (const name of familiesIn(declaration, fonts)) {
          if (known.has(name) || GENERIC.has(name.toLowerCase())) continue;
          report(
            { text, offset: declaration.offset },
            `there is no font "${name}"`,
            didYouMean(name, known.keys()) ?? 'write var(--fonts), or declare your own under "fontFiles" in template.json',
          );
        }
      }
    }
  },
};

/** The names in `font-family`, at the end of `font`, and in custom properties that look like a list of fonts. */
function familiesIn({ node, property }: StyleDeclaration, fonts: Subject['fonts']): string[] {
  const value = generate(node.value);
  const isList = property === 'font-family' || (property.startsWith('--') && namesKnownFont(value, fonts.families));
  if (property === 'font')
    return namesIn(
      /(?:^|\s)(?:[\d.]+[a-z%]+|smaller|larger|medium|var\([^)]*\))(?:\/\S+?)?\s+(?<list>.+)$/.exec(value)?.groups?.['list'] ??
        '',
    );
  return isList ? namesIn(value) : [];
}

const namesKnownFont = (value: string, families: ReadonlyMap<string, unknown>) =>
  namesIn(value).some((name) => families.has(name));

function namesIn(list: string): string[] {
  return list
    .replaceAll(/var\([^()]*\)/g, '')
    .split(',')
    .map((name) => name.trim().replaceAll(/^["']|["']$/g, ''))
    .filter((name) => name !== '');
}
