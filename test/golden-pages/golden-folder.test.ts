import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptingGoldens } from '../harness/pdf/accepting-goldens.js';
import { explain, explainPage } from './explain.js';
import { GoldenFolder } from './golden-folder.js';
import { pageWith } from './page-fixtures.js';

const DOT = { '2,3': [0, 0, 0] as [number, number, number] };

let folder: string;
let goldens: GoldenFolder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldens-'));
  goldens = new GoldenFolder(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const files = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.png'))
    .toSorted();

describe('comparing', () => {
  it('a page that is as it was does not differ', () => {
    goldens.accept('classic/simple', [pageWith(DOT), pageWith({}, 2)]);
    expect(goldens.compare('classic/simple', [pageWith(DOT), pageWith({}, 2)])).toEqual([]);
  });

  it('one pixel is a difference', () => {
    goldens.accept('classic/simple', [pageWith({}), pageWith({}, 2)]);
    const found = goldens.compare('classic/simple', [pageWith({}), pageWith(DOT, 2)]);
    expect(found.map(explainPage)).toEqual(['classic/simple-2: 1 pixel differs, in 1 × 1 from 2, 3']);
  });

  it('so is what is too faint for the picture', () => {
    goldens.accept('classic/simple', [pageWith({})]);
    const found = goldens.compare('classic/simple', [pageWith({ '1,1': [255, 254, 255] })]);
    expect(found.map(({ pixels }) => pixels)).toEqual([0]);
    expect(found.map(explainPage)).toEqual([
      'classic/simple-1: colours differ by less than the sixteenth part that the picture shows',
    ]);
  });

  it('so is a page without a golden, also where there is no folder yet', () => {
    const none = new GoldenFolder(join(folder, 'none'));
    expect(none.compare('classic/simple', [pageWith({})]).map(explainPage)).toEqual([
      'classic/simple-1: was printed, and there is no golden',
    ]);
    goldens.accept('classic/simple', [pageWith({})]);
    expect(goldens.compare('classic/simple', [pageWith({}), pageWith({}, 2)]).map(explainPage)).toEqual([
      'classic/simple-2: was printed, and there is no golden',
    ]);
  });

  it('so is a golden without a page, and not one of another document', () => {
    goldens.accept('classic/quote', [pageWith({}), pageWith({}, 2)]);
    goldens.accept('classic/quote-accepted', [pageWith({})]);
    expect(goldens.compare('classic/quote', [pageWith({})]).map(explainPage)).toEqual([
      'classic/quote-2: there is a golden, and no such page was printed',
    ]);
  });

  it('so is another paper', () => {
    goldens.accept('classic/simple', [pageWith({})]);
    expect(goldens.compare('classic/simple', [pageWith({}, 1, 9, 6)]).map(explainPage)).toEqual([
      'classic/simple-1: 6 pixels differ, in 1 × 6 from 8, 0, and the paper was 8 × 6, is 9 × 6',
    ]);
  });

  it('a golden that cannot be read fails by its name', () => {
    goldens.accept('classic/simple', [pageWith({})]);
    writeFileSync(join(folder, 'classic/simple-1.png'), 'merged');
    expect(() => goldens.compare('classic/simple', [pageWith({})])).toThrow('classic/simple-1.png is not a whole PNG file');
  });

  it('goldens of documents that nobody prints are found', () => {
    goldens.accept('classic/simple', [pageWith({})]);
    goldens.accept('classic/gone', [pageWith({}), pageWith({}, 2)]);
    expect(goldens.strayed(['classic/simple']).map(({ name }) => name)).toEqual(['classic/gone-1', 'classic/gone-2']);
  });
});

describe('accepting', () => {
  it('writes what changed, takes away what was not printed, leaves the rest untouched', () => {
    expect(goldens.accept('classic/simple', [pageWith({}), pageWith({}, 2), pageWith({}, 3)])).toHaveLength(3);
    const first = join(folder, 'classic/simple-1.png');
    utimesSync(first, 1_000, 1_000);
    expect(goldens.accept('classic/simple', [pageWith({}), pageWith(DOT, 2)])).toEqual(['classic/simple-2', 'classic/simple-3']);
    expect(statSync(first).mtimeMs).toBe(1_000_000);
    expect(files()).toEqual(['classic/simple-1.png', 'classic/simple-2.png']);
    expect(goldens.compare('classic/simple', [pageWith({}), pageWith(DOT, 2)])).toEqual([]);
  });

  it('writes what is too faint for the picture, and what could not be read', () => {
    goldens.accept('classic/simple', [pageWith({})]);
    const faint = pageWith({ '1,1': [255, 254, 255] });
    expect(goldens.accept('classic/simple', [faint])).toEqual(['classic/simple-1']);
    writeFileSync(join(folder, 'classic/simple-1.png'), 'merged');
    expect(goldens.accept('classic/simple', [faint])).toEqual(['classic/simple-1']);
    expect(goldens.compare('classic/simple', [faint])).toEqual([]);
  });

  it('takes away the goldens of documents that nobody prints', () => {
    goldens.accept('classic/simple', [pageWith({})]);
    goldens.accept('gone/simple', [pageWith({})]);
    expect(goldens.prune(['classic/simple'])).toEqual(['gone/simple-1']);
    expect(files()).toEqual(['classic/simple-1.png']);
  });

  it('happens for UPDATE_GOLDEN=1 alone', () => {
    expect(['1', '0', '', undefined].map((value) => acceptingGoldens({ UPDATE_GOLDEN: value }))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(() => acceptingGoldens({ UPDATE_GOLDEN: 'yes' })).toThrow('UPDATE_GOLDEN is "yes"');
  });
});

describe('what a failed test says', () => {
  it('is nothing when nothing differs, whatever is installed', () => {
    expect(explain([], ['another Chromium'], '/report.html')).toBe('');
  });

  it('names pages, what is another than then, and the report', () => {
    const [difference] = goldens.compare('classic/simple', [pageWith({})]);
    expect(
      explain(difference ? [difference] : [], ['the goldens were printed by Chromium 1, these pages by 2'], '/report.html'),
    ).toBe(
      [
        'classic/simple-1: was printed, and there is no golden',
        'Not alike: the goldens were printed by Chromium 1, these pages by 2.',
        'docs/upgrades.md says what to do.',
        'Before, after and difference: /report.html',
        'If it is meant to look like this: npm run golden:update',
      ].join('\n'),
    );
  });
});
