import { describe, expect, it } from '@jest/globals';
import {
  bestPass,
  bottomArea,
  mayBePrintedAgain,
  pageShape,
  savedByTighter,
  type Pass,
  type PassName,
} from '../../../src/chromium/page/passes.js';

interface Look {
  pages: number;
  endsAt?: number;
  firstEndsAt?: number;
  faults?: number;
}

/** Prints as staged, and says which pass is sent and which were printed. */
async function staged(looks: Partial<Record<PassName, Look>>, isPrintedAgain = true) {
  const printed: PassName[] = [];
  const best = await bestPass(isPrintedAgain ? 0.3 : null, async (pass): Promise<Pass> => {
    const look = looks[pass];
    if (!look) throw new Error(`nobody expects ${pass}`);
    printed.push(pass);
    if (look.pages === 1) return { name: pass, pdf: Buffer.from(pass), words: '', pages: 1 };
    const shape = { ends: pageEnds(look), faults: look.faults ?? 0 };
    return { name: pass, pdf: Buffer.from(pass), words: '', pages: look.pages, shape };
  });
  expect(best.passes).toBe(printed.length);
  return { sent: best.pdf.toString(), printed };
}

function pageEnds({ pages, firstEndsAt = 0.9, endsAt = 0.9 }: Look): number[] {
  return Array.from({ length: pages }, (_, at) => (at === pages - 1 ? endsAt : at === 0 ? firstEndsAt : 0.9));
}

describe('a document is printed again only if its pages do not look well', () => {
  it.each<[string, Partial<Record<PassName, Look>>, PassName, PassName[]]>([
    ['one page, however empty', { first: { pages: 1, endsAt: 0.1 } }, 'first', ['first']],
    ['a last page that is used', { first: { pages: 2, endsAt: 0.55 } }, 'first', ['first']],
    [
      'a page less in a tighter rhythm',
      { first: { pages: 2, endsAt: 0.2 }, tight: { pages: 1, endsAt: 0.95 } },
      'tight',
      ['first', 'tight'],
    ],
    [
      'a last page that is half used, after one with as much room',
      { first: { pages: 2, firstEndsAt: 0.76, endsAt: 0.5 }, tight: { pages: 1 } },
      'tight',
      ['first', 'tight'],
    ],
    [
      'no page less, but no hole either',
      { first: { pages: 2, firstEndsAt: 0.6, endsAt: 0.9 }, tight: { pages: 2, endsAt: 0.6 } },
      'tight',
      ['first', 'tight'],
    ],
    ['a first page with a hole', { first: { pages: 2, firstEndsAt: 0.7 }, tight: { pages: 1 } }, 'tight', ['first', 'tight']],
    [
      'no page less: the usual rhythm is kept',
      { first: { pages: 2, endsAt: 0.2 }, tight: { pages: 2, endsAt: 0.15 } },
      'first',
      ['first', 'tight'],
    ],
    [
      'totals without a row, which a tighter rhythm cures',
      { first: { pages: 2, faults: 1 }, tight: { pages: 2 } },
      'tight',
      ['first', 'tight'],
    ],
    [
      'totals without a row, which only a page break cures',
      { first: { pages: 2, faults: 1 }, tight: { pages: 2, faults: 1 }, kept: { pages: 2 } },
      'kept',
      ['first', 'tight', 'kept'],
    ],
    [
      'a page less, but totals without a row',
      { first: { pages: 3, endsAt: 0.2 }, tight: { pages: 2, faults: 1 }, kept: { pages: 3 } },
      'first',
      ['first', 'tight'],
    ],
    [
      'fewer faults in a tighter rhythm, and none with more room',
      { first: { pages: 3, faults: 2 }, tight: { pages: 3, faults: 1 }, kept: { pages: 4 } },
      'kept',
      ['first', 'tight', 'kept'],
    ],
    [
      'nothing cures it',
      { first: { pages: 2, faults: 1 }, tight: { pages: 2, faults: 1 }, kept: { pages: 2, faults: 1 } },
      'first',
      ['first', 'tight', 'kept'],
    ],
  ])('%s', async (_, looks, sent, printed) => {
    expect(await staged(looks)).toEqual({ sent, printed });
  });

  it('a document without tighter styles is printed once', async () => {
    expect(await staged({ first: { pages: 2, endsAt: 0.1, faults: 1 } }, false)).toEqual({
      sent: 'first',
      printed: ['first'],
    });
  });

  it.each([
    ['<html lang="en" data-pass="first">', true],
    ['<html lang="en">', false],
    ['<html lang="en"><body data-pass="first">', false],
  ])('%s', (html, may) => {
    expect(mayBePrintedAgain(html, html.indexOf('>') + 1)).toBe(may);
  });
});

it('a document says how much its tighter styles save', () => {
  const opening = (attributes: string) => `<html lang="en" data-pass="first"${attributes}>`;
  const saved = (attributes: string) =>
    savedByTighter(`${opening(attributes)}<p data-tight-saves="90">`, opening(attributes).length);
  expect([saved(''), saved(' data-tight-saves="30"'), saved(' data-tight-saves="all"')]).toEqual([0.2, 0.3, 0.2]);
});

describe('an area at the bottom of the last page', () => {
  const area = (105 * 72) / 25.4;
  const tables = { bareHeads: () => [], hasLonely: () => false } as unknown as Parameters<typeof pageShape>[0]['tables'];

  it.each([
    ['<html data-bottom-area="105mm">', area],
    ['<html>', 0],
    ['<html data-bottom-area="1050mm">', 0],
  ])('is declared by %s', (opening, height) => {
    expect(bottomArea(`${opening} data-bottom-area="105mm"`, opening.length)).toBeCloseTo(height, 6);
  });

  it.each([
    ['alone on its page: as if it followed the head', 0, 0.08],
    ['below text: as if it followed the text', 0.3, 0.3],
  ])('%s', (_, endsAboveArea, end) => {
    const shape = pageShape({ pageEnds: [0.9, 1], endsAboveArea, tables }, area);
    expect(shape?.ends[0]).toBe(0.9);
    expect(shape?.ends[1]).toBeCloseTo(end + 105 / 297, 3);
  });
});
