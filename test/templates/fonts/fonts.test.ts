import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fontDirectories, fontFamilies } from '../../../src/templates/fonts/fonts.js';
import { templates } from '../fixtures/templates.js';

const css = templates.styleOf();

describe('fontDirectories', () => {
  it('hold one static font each', () => {
    for (const directory of fontDirectories()) {
      const fonts = readdirSync(directory).filter((name) => name.endsWith('.ttf'));
      expect([isAbsolute(directory), fonts.length]).toEqual([true, 1]);
      // A variable font has a table "fvar"; printed, it would become Type 3.
      expect(
        readFileSync(join(directory, fonts[0] ?? ''))
          .subarray(0, 600)
          .includes('fvar'),
      ).toBe(false);
    }
  });

  it('have every weight that the stylesheet uses, or none but the regular one', () => {
    const used = new Set([...css.matchAll(/font(?:-weight)?:\s*(\d{3})\b/g)].map(([, weight]) => weight ?? ''));
    const available = fontFamilies().map((directories) => directories.map((path) => /(\d{3})[A-Za-z]+$/.exec(path)?.[1] ?? ''));
    const incomplete = available.filter((weights) => [...used].some((weight) => !weights.includes(weight)));
    expect([used.size, incomplete]).toEqual([3, [['400']]]);
    // What is not there is not made up: synthesised, it would be Type 3.
    expect(css).toMatch(/^html \{[^}]*\bfont-synthesis: none !important;/m);
  });

  it('are the families of the stylesheet, in its order', () => {
    const packages = fontFamilies().map(([path = '']) => basename(dirname(path)));
    const names = (property: string) =>
      [...(new RegExp(`(?:^|[;{])${property}: ?([^;]*);`, 'm').exec(css)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
        ([, name = '']) => name.toLowerCase().replaceAll(' ', '-'),
      );
    expect([...names('--font'), ...names('--fallback')]).toEqual(packages);
  });
});
