import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DocumentData, fontDirectories, type SupportedLocale, supportedLocales } from '../../src/templates/index.js';
import { formatsOf } from '../../src/view/language/formats.js';
import { directionOf } from '../../src/view/language/locales.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { fakeTemplates } from '../harness/service/fake-service.js';
import { plainText } from '../harness/pdf/pdf-text.js';
import type { PageOfText } from '../harness/pdf/text-boxes.js';
import { type Wholeness, wholenessOf } from '../harness/pdf/whole-texts.js';
import { widestAmounts } from './fixtures/widest-amounts.js';

/** The designs, and the least distance of their text from the sides of the paper, in points. */
const DESIGNS: [design: string, side: number][] = [
  ['classic', 55],
  ['modern', 55],
  ['compact', 29.5],
];
type Way = readonly [lang: SupportedLocale, paper: 'a4' | 'letter'];

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 30_000 });
});
afterAll(async () => await chromium.close());

function templateOf(design: string) {
  const template = fakeTemplates.get(design);
  if (!template) throw new Error(`there is no design ${design}`);
  return template;
}

/** The published example of a type of document, in a direction and on a paper. */
function example(design: string, type: string, [lang, paper]: Way = ['en-GB', 'a4']): DocumentData {
  const found = templateOf(design).schema.examples?.find(({ documentType }) => documentType === type);
  if (!found) throw new Error(`there is no example of ${type}`);
  return { ...structuredClone(found), lang, dir: directionOf(lang), page: { ...found.page, paper } };
}

const htmlOf = (design: string, data: DocumentData) => templateOf(design).render(templateOf(design).read(data), 'marker-1');

/** Prints a document and looks whether anything leaves the page or runs into another text, and whether each of some texts can be copied. */
async function printed(html: string, side: number, texts: readonly string[]): Promise<Wholeness> {
  const pdf = await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(30_000) });
  return await wholenessOf(pdf, side, texts, html.includes('dir="rtl"'));
}

/** Several documents of one language in one, page by page. */
function together(documents: readonly string[]): string {
  const pages = documents.map((html) =>
    html.replace(/^.*<body (class="[^"]*")>(.*)<\/body>.*$/s, '<div $1 style="break-after: page">$2</div>'),
  );
  return (documents[0] ?? '').replace(/<body[^>]*>.*<\/body>/s, () => `<body>${pages.join('\n')}</body>`);
}

/** On how many lines the large figure of a page stands: nothing else in so large a type has a digit of it. */
function linesOf(page: PageOfText | undefined, amount: string): number {
  const parts = page?.boxes.filter(
    ({ text, size }) => size > 10.9 && /\d/.test(text) && plainText(amount).includes(plainText(text)),
  );
  return new Set(parts?.map(({ baseline }) => Math.round(baseline))).size;
}

describe.each(DESIGNS)('the large figure of %s', (design, side) => {
  it.each(supportedLocales.map((locale, index) => [locale, index % 2 === 0 ? 'a4' : 'letter'] as const))(
    'is whole in %s on %s, in every currency, with every number of digits',
    async (...way) => {
      const wide = widestAmounts(way[0]);
      const amounts = wide.map(({ amount }) => amount);
      const data = example(design, 'invoice', way);
      const documents = amounts.map((amount) => htmlOf(design, { ...data, summary: { ...data.summary, amount } }));
      const { pages, faults } = await printed(together(documents), side, amounts);
      expect(faults).toEqual([]);
      const onOneLine = wide.map(({ amount, isOnOneLine }, index) => isOnOneLine && linesOf(pages[index], amount) === 1);
      expect(onOneLine).toEqual(wide.map(({ isOnOneLine }) => isOnOneLine));
    },
  );
});

const AMOUNTS =
  /\.(?:amount|money|netAmount|taxAmount|totalAmount|taxableAmount|debit|credit|balance|totalDebit|totalCredit|(?:unitPrice|quantity)\.text)$/;

/** Data in which some texts are others. */
function changed(value: unknown, change: (path: string, text: string) => string, path = '$'): unknown {
  if (typeof value === 'string') return change(path, value);
  if (Array.isArray(value)) return value.map((item) => changed(item, change, path));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changed(item, change, `${path}.${key}`)]));
}

const KINDS = [
  ['invoice', 'en-GB', 'a4'],
  ['statement', 'en-US', 'letter'],
  ['receipt', 'de-DE', 'a4'],
  ['invoice', 'ar', 'letter'],
  ['statement', 'he-IL', 'a4'],
  ['receipt', 'ar', 'a4'],
] as const;
const LONG = ['£1,234,567,890.00', '−123,456,789,012,345,678,901,234.00', '4'.repeat(100)];
/** Of one digit, so that a part of it is known as such. */
const LARGE = {
  'en-GB': '8,888,888,888,888.888',
  'de-DE': '8.888.888.888.888,888',
  'fr-FR': '8\u00a0888\u00a0888\u00a0888\u00a0888,888',
};
const LARGE_KINDS = [
  ['invoice', 'en-GB', LARGE['en-GB']],
  ['invoice', 'de-DE', LARGE['de-DE']],
  ['invoice', 'fr-FR', LARGE['fr-FR']],
  ['invoice', 'ar', LARGE['en-GB']],
  ['invoice', 'he-IL', LARGE['en-GB']],
  ['receipt', 'en-GB', LARGE['en-GB']],
  ['receipt', 'ar', LARGE['en-GB']],
  ['statement', 'de-DE', LARGE['de-DE']],
  ['statement', 'he-IL', LARGE['en-GB']],
] as const;
const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const RATE = '12.345678901234567890%';

describe.each(DESIGNS)('documents from outside in %s', (design, side) => {
  it.each(KINDS)('have all of their amounts, however long: %s, %s, %s', async (type, lang, paper) => {
    const data = example(design, type, [lang, paper]);
    const documents = LONG.map((amount) => {
      const change = (path: string, text: string) => (AMOUNTS.test(path) && !path.includes('labels') ? amount : text);
      return htmlOf(design, changed(data, change) as DocumentData);
    });
    expect((await printed(together(documents), side, LONG)).faults).toEqual([]);
  });

  it.each(LARGE_KINDS)('have no amount of trillions on two lines: %s, %s', async (type, lang, amount) => {
    const data = changed(example(design, type, [lang, 'a4']), (path, text) =>
      AMOUNTS.test(path) && !path.includes('labels') && !path.endsWith('quantity.text') ? amount : text,
    ) as DocumentData;
    const summary = { ...data.summary, amount: `KWD\u00a0${amount}` };
    const { pages, faults } = await printed(htmlOf(design, { ...data, summary }), side, [amount]);
    expect(faults).toEqual([]);
    const texts = pages.flatMap(({ boxes }) => boxes.map(({ text }) => text.replaceAll(/\s/g, '\u00a0')));
    expect(texts.filter((text) => text.includes(amount)).length).toBeGreaterThan(2);
    expect(texts.filter((text) => /^[8.,\s]{2,}$/.test(text) && text.trim() !== amount)).toEqual([]);
  });

  it.each(['en-GB', 'ar'] as const)('wrap long words, heads, badges, titles, numbers and units: %s', async (lang) => {
    const data = example(design, 'invoice', [lang, 'a4']);
    const position = '1.2.3.4.5.6.7.8.9.10.11.12';
    const change = { unit: WORD, perBaseQuantity: WORD, taxRate: RATE, position };
    const lines = data.lines && {
      ...data.lines,
      hasUnits: true,
      items: data.lines.items.map((item) => ({ ...item, ...change })),
    };
    const labels = changed(data.labels, () => WORD) as DocumentData['labels'];
    const watermark = 'COPY – NOT VALID FOR PAYMENT';
    const status = { code: 'overdue' as const, label: WORD, badge: `${WORD} ${WORD}`, watermark };
    const html = htmlOf(design, { ...data, lines, labels, status, documentTitle: WORD, number: '4'.repeat(200) });
    // In narrow columns that are mirrored, a copy mixes their lines.
    const texts = [WORD, '4'.repeat(200), ...(lang === 'ar' ? [] : [RATE])];
    expect((await printed(html, side, texts)).faults).toEqual([]);
  });

  it.each(['en-GB', 'ar'] as const)('have as much in the margins as there is room for: %s', async (lang) => {
    const { lines, page: given, ...data } = example(design, 'quote', [lang, 'a4']);
    const items = Array.from({ length: 100 }, () => lines?.items ?? []).flat();
    const words = (room: number) => 'word '.repeat(room / 2.75).trim();
    const margins = { foot: words(118), headStart: words(112), headEnd: words(52), numberBetween: ' of altogether ' };
    const html = htmlOf(design, { ...data, page: { ...given, ...margins }, lines: lines && { ...lines, items } });
    const { pages, faults } = await printed(html, side - 0.5, [margins.foot, margins.headEnd]);
    expect(faults).toEqual([]);
    expect(pages.length).toBeGreaterThan(1);
  });
});

describe('an amount that was cut', () => {
  it.each([
    ['of a British seller who bills dollars', formatsOf('en-GB').money('88888', 'USD'), 'US$88,888.00'],
    ['in the published example, whose size is regular', '£1,234,567,890.00', '£1,234,567,890.00'],
  ])('is whole: %s', async (_, amount, text) => {
    const data = example('classic', 'quote');
    expect(data.summary.size).toBe('regular');
    const html = htmlOf('classic', { ...data, summary: { ...data.summary, amount } });
    const { pages, faults } = await printed(html, 55, [text]);
    expect(faults).toEqual([]);
    expect(pages[0]?.boxes.find((box) => box.text === text)?.right).toBeLessThan(540);
  });
});
