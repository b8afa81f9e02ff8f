import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ContentCutError } from '../../src/chromium/index.js';
import { documentWith, fonts, pngUrl, startTestChromium, type TestChromium } from './fixtures.js';

let chromium: TestChromium;

beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fonts });
});

afterAll(() => chromium.close());

const print = (body: string, style = ''): Promise<Buffer> =>
  chromium.print({ ...documentWith(body, `<style>${style}</style>`), signal: new AbortController().signal });

/** What the check names, or "released". */
const outcome = (body: string, style?: string): Promise<unknown> =>
  print(body, style).then(
    () => 'released',
    (error: unknown) => (error instanceof ContentCutError ? error.cut : error),
  );

const amount = '£1,234,567,890.00';
const hidden = (style: string): [string, string] => [
  `<p>Shown 12 <span class="x">Total of 34 lines</span></p>`,
  `.x { ${style} }`,
];
const rows = Array.from({ length: 90 }, (_, index) => `<tr><td>Row ${index}</td><td>99.00</td></tr>`).join('');
const code = (style: string): string =>
  `<svg role="img" aria-label="Payment code" style="${style}" width="40mm" height="40mm" viewBox="0 0 10 10"><path d="M0 0h3v3H0zM7 7h3v3H7z"/></svg>`;

describe('a document is released only whole', () => {
  test.each<[string, string, string | undefined, unknown]>([
    [
      'a figure in a box that is too narrow',
      `<p style="width: 40pt; overflow: hidden; white-space: nowrap">${amount}</p>`,
      undefined,
      [{ page: 1, text: expect.stringMatching(/^£1,23/) }],
    ],
    [
      'a figure whose box ends between two digits',
      `<p style="width: 9ch; overflow: hidden; white-space: nowrap">99999999999.00</p>`,
      undefined,
      [{ page: null, text: '99999999999.00' }],
    ],
    [
      'a column far off the page',
      `<p>Item</p><p style="position: absolute; left: 900mm">${amount}</p>`,
      undefined,
      [{ page: null, text: amount }],
    ],
    [
      'lines below the end of a box',
      '<p style="width: 30mm; max-height: 2lh; overflow: hidden">one two three four five six seven eight nine ten eleven twelve</p>',
      undefined,
      [expect.objectContaining({ text: expect.stringMatching(/^one two/) })],
    ],
    [
      'text that an ellipsis shortens',
      '<p style="width: 30mm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">Consulting in November 2026</p>',
      undefined,
      [{ page: null, text: 'Consulting in November 2026' }],
    ],
    [
      'a figure on a rounded panel',
      `<p style="width: 40pt; overflow: hidden; border-radius: 3mm; white-space: nowrap">${amount}</p>`,
      undefined,
      [{ page: 1, text: expect.stringMatching(/^£1/) }],
    ],
    ['a code over the edge of the page', `<p>Pay</p>${code('margin-left: -20mm')}`, undefined, [{ page: 1, text: null }]],
    [
      'an image over the edge of the page',
      `<p>Logo</p><img alt="Logo" src="${pngUrl}" style="margin-left: -20mm; width: 60mm">`,
      undefined,
      [{ page: 1, text: null }],
    ],
    [
      'a foot that is longer than the sheet is wide',
      '<p>1</p>',
      `@page { @bottom-left { content: "${'0123456789 '.repeat(30)}"; white-space: nowrap } }`,
      [{ page: 1, text: expect.stringContaining('0123456789') }],
    ],
    [
      'a figure beside digits that a style counts',
      `<p>Row</p><p class="x"><b>88,888.00</b></p>${'<p class="n">a</p>'.repeat(40)}`,
      'body { counter-reset: n } .n::before { counter-increment: n; content: counter(n, decimal-leading-zero) } .x b { display: inline-block; transform: translateX(-400mm) }',
      [{ page: null, text: '88,888.00' }],
    ],
    ['a letter larger than its page', '<p style="font-size: 400mm">W</p>', undefined, [{ page: 2, text: 'W' }]],
    ['a document that is not displayed on paper', '<p>Invoice 1</p>', '@media print { html { display: none } }', []],
  ])('%s is refused', async (_, body, style, cut) => {
    expect(await outcome(body, style)).toEqual(cut);
  });

  test.each<[string, string, (string | undefined)?]>([
    ['a figure as wide as its box', `<p style="width: fit-content; overflow: hidden; white-space: nowrap">${amount}</p>`],
    [
      'a table of several pages, whose head is repeated',
      `<table><thead><tr><th>Description of 2026</th><th>Total</th></tr></thead><tbody>${rows}</tbody></table>`,
    ],
    ['a text that breaks into lines and pages', `<p>${'Lorem ipsum 123. '.repeat(900)}</p>`],
    [
      'a head of a row that goes on from page to page',
      `<table><tbody><tr><th scope="row">${'Exempt, paragraph 4. '.repeat(900)}</th><td>99.00</td></tr></tbody></table>`,
    ],
    [
      'Vietnamese capitals, taller than their line, at the end of a page',
      `<p class="x">${'Ấ Ể Ỗ 12 '.repeat(1800)}</p>`,
      '.x { line-height: 1 }',
    ],
    [
      'a text for screen readers',
      ...hidden('position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)'),
    ],
    [
      'the same in the older way',
      ...hidden('position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0)'),
    ],
    [
      'what is not displayed on paper',
      '<p>Shown 12 <span class="x">Print 34</span></p>',
      '@media print { .x { display: none } }',
    ],
    ['what is not visible', ...hidden('visibility: hidden')],
    ['an element without a box of its own', '<div class="x"><p>Shown 12</p></div>', '.x { display: contents }'],
    ['letters that change their case', '<p class="x">straße ﬁve 12</p>', '.x { text-transform: uppercase }'],
    [
      'a watermark over the edge',
      '<p>1</p><div class="x" aria-hidden="true"><span>ENTWURF 2026</span></div>',
      '.x { position: fixed; inset: 0; z-index: -1 } .x span { display: block; font-size: 120pt; transform: rotate(-35deg) }',
    ],
    ['a code on the page', `<p>Pay</p>${code('')}`],
    [
      'an image of which a part is shown on purpose',
      `<img alt="Logo" src="${pngUrl}" style="width: 20mm; height: 20mm; object-fit: cover">`,
    ],
    ['a text behind glass', '<p class="x">Half 99</p>', '.x { opacity: 0.5 }'],
    ['a text that is scaled', '<p class="x">Large 99</p>', '.x { transform: scale(2); transform-origin: 0 0 }'],
    [
      'letters close together',
      '<p class="x">Invoice 1234</p>',
      '.x { letter-spacing: -0.03em; overflow: hidden; width: fit-content }',
    ],
    ['several scripts', '<p>Straße é Ωμέγα Кириллица 12</p><p dir="rtl">Ref 123 (45)</p>'],
    ['figures above and below the line, and in circles', '<p>x² H₂O ½ №12</p>'],
    [
      'a field that takes the names of the document',
      '<form><input name="firstChild"><input name="matches"><p>Shown 12</p></form>',
    ],
  ])('%s is printed', async (...[, body, style]) => {
    expect(await outcome(body, style)).toBe('released');
  });
});

describe('a long document has something on its pages', () => {
  const paragraphs = (count: number, text: string) => Array.from({ length: count }, () => `<p>${text}</p>`).join('');
  const refused = (pages: RegExp) =>
    expect.objectContaining({ code: 'document_check_failed', message: expect.stringMatching(pages) });

  test.each([
    ['a huge height', '<p>One line</p>', 'p { min-height: 20000mm }'],
    ['a huge line height', paragraphs(3, 'One line'), 'p { line-height: 3000mm }'],
    ['a page for each element', paragraphs(25, 'One'), 'p { break-before: page }'],
    [
      'a huge row, whose head stands on every page, after a page of text',
      `${paragraphs(30, 'Text of a page')}<table><thead><tr><th>Description of the line</th></tr></thead><tbody><tr><td>One line</td></tr></tbody></table>`,
      'td { height: 9000mm }',
    ],
  ])('%s is refused, with the number of pages', async (...[, body, style]) => {
    expect(await outcome(body, style)).toEqual(
      refused(/^\d+ of the document’s \d+ pages have hardly a letter: look for heights/),
    );
  });

  test.each([
    ['a short document with a word on each page', paragraphs(15, 'One'), 'p { break-before: page }'],
    ['a long one with text on each page', paragraphs(25, 'Twenty letters and some more'), 'p { break-before: page }'],
  ])('%s is printed', async (...[, body, style]) => {
    expect(await outcome(body, style)).toBe('released');
  });
});
