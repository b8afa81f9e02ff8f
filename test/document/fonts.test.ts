import { readFileSync, readdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fontDirectories } from '../../src/document/fonts.js';
import { CLASSIC } from './fixtures/templates.js';

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

  it('have every weight that the stylesheet uses', () => {
    const css = readFileSync(join(CLASSIC, 'style.css'), 'utf8');
    const used = new Set([...css.matchAll(/font(?:-weight)?:\s*(\d{3})\b/g)].map(([, weight]) => weight));
    const available = new Set(fontDirectories().map((directory) => /(\d{3})[A-Za-z]+$/.exec(directory)?.[1]));
    expect([...used].filter((weight) => !available.has(weight))).toEqual([]);
  });
});
