import { generate } from 'css-tree';
import type { Rule } from '../rule.js';

/** The smallest type that people read on paper. */
const LEAST = 6;
const POINTS = new Map([
  ['pt', 1],
  ['px', 0.75],
  ['mm', 72 / 25.4],
  ['cm', 720 / 25.4],
  ['in', 72],
  ['pc', 12],
  ['q', 18 / 25.4],
]);

/** Type that is too small. */
export const smallType: Rule = {
  name: 'small-type',
  severity: 'error',
  catches: 'type below 6 pt, also through a custom property that is used as `font-size`',
  check({ stylesheets }, report) {
    const sizes = sizeProperties(
      stylesheets.flatMap(({ declarations }) => declarations.map(({ node, property }) => [property, generate(node.value)])),
    );
    for (const { text, declarations } of stylesheets) {
      for (const { node, property, offset } of declarations) {
        if (!sizes.has(property)) continue;
        const points = pointsIn(generate(node.value));
        if (points !== null && points > 0 && points < LEAST)
          report({ text, offset }, `type of ${Math.round(points * 100) / 100}pt is too small to read`, `at least ${LEAST}pt`);
      }
    }
  },
};

/** The properties that set the type size: `font-size`, `font`, and the custom properties that these use for it. */
function sizeProperties(all: readonly (readonly [property: string, value: string])[]): Set<string> {
  const sizes = new Set(['font-size', 'font']);
  for (const [property, value] of all) {
    const name = property === 'font-size' ? /^var\((--[\w-]+)/.exec(value)?.[1] : undefined;
    if (name !== undefined) sizes.add(name);
  }
  return sizes;
}

function pointsIn(value: string): number | null {
  const [, number, unit = ''] = /(?:^|\s)(\d*\.?\d+)(pt|px|mm|cm|in|pc|q)\b/i.exec(value) ?? [];
  const factor = POINTS.get(unit.toLowerCase());
  return number === undefined || factor === undefined ? null : Number(number) * factor;
}
