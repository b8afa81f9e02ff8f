import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { installedHere, type MadeWith, otherThanThen } from './made-with.js';

const then = JSON.parse(readFileSync(new URL('../golden/pages/made-with.json', import.meta.url), 'utf8')) as MadeWith;

describe('what the golden pages were made with', () => {
  it('are the fonts and the PDFium that are installed (npm run golden:update, after a look at docs/upgrades.md)', () => {
    expect(otherThanThen(then, installedHere(then.chromium))).toEqual([]);
    expect(Object.keys(then.fonts).length).toBeGreaterThan(10);
  });

  it('is a whole version of Chromium', () => {
    expect(then.chromium).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });

  it('another major version of Chromium is told plainly', () => {
    expect(otherThanThen({ ...then, chromium: '156.0.8078.79' }, { ...then, chromium: '157.0.1.2' })).toEqual([
      'the goldens were printed by Chromium 156.0.8078.79, these pages by 157.0.1.2: ANOTHER MAJOR VERSION, which may set text differently without any fault of the templates',
    ]);
  });

  it('so is another build of it, and a package of fonts that was raised, added or taken away', () => {
    const here = { ...then, chromium: '156.0.8078.80', pdfium: '3.0.0', fonts: { a: '2', c: '1' } };
    expect(otherThanThen({ ...then, chromium: '156.0.8078.79', pdfium: '2.1.13', fonts: { a: '1', b: '1' } }, here)).toEqual([
      'the goldens were printed by Chromium 156.0.8078.79, these pages by 156.0.8078.80',
      '@hyzyla/pdfium was 2.1.13, here it is 3.0.0',
      'a was 1, here it is 2',
      'b was 1, here it is not there',
      'c was not there, here it is 1',
    ]);
  });
});
