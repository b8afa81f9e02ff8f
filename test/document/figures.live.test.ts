import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import currencyCodes from 'currency-codes';
import type { Chromium } from '../../src/chromium/index.js';
import {
  type DocumentData,
  documentFonts,
  fittedView,
  fontDirectories,
  formatsOf,
  keptRulers,
  type SupportedLocale,
  supportedLocales,
} from '../../src/document/index.js';
import { isCurrency } from '../../src/invoices/currency.js';
import { directionOf } from '../../src/document/locales.js';
import { startTestChromium } from '../chromium/fixtures.js';
import { fakeTemplates } from '../helpers/fake-service.js';
import { copiedText, plainText } from '../helpers/pdf-text.js';
import { collisions, type PageOfText, textBoxes } from '../helpers/text-boxes.js';

/** The designs, and the least distance of their text from the sides of the paper, in points. */
const DESIGNS: [design: string, side: number][] = [
  ['classic', 55],
  ['modern', 55],
  ['compact', 29.5],
];
/** Whole digits of the longest amount that can be stored: DECIMAL(28, 4). */
const MOST_DIGITS = 24;
const CURRENCIES = currencyCodes.codes().filter(isCurrency);
const rulersOf = keptRulers(documentFonts().widths);

let chromium: Chromium;
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
function example(
  design: string,
  type: string,
  [lang, paper]: readonly [SupportedLocale, 'a4' | 'letter'] = ['en-GB', 'a4'],
): DocumentData {
  const found = templateOf(design).schema.examples?.find(({ documentType }) => documentType === type);
  if (!found) throw new Error(`there is no example of ${type}`);
  return { ...structuredClone(found), lang, dir: directionOf(lang), page: { ...found.page, paper } };
}

const htmlOf = (design: string, data: DocumentData) => templateOf(design).render(templateOf(design).read(data), 'marker-1');
const print = async (html: string) => await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(30_000) });

/** What leaves the column of text, or runs into another text. */
function faultsOf(pages: PageOfText[], side: number): string[] {
  const outside = pages.flatMap(({ width, height, boxes }) =>
    boxes
      .filter(({ left, right, baseline }) => left < side || right > width - side || baseline < 8 || baseline > height - 8)
      .map(({ text, left, right, baseline }) => `${text} lies outside: ${left} to ${right} at ${baseline}`),
  );
  return [...outside, ...pages.flatMap(collisions)];
}

/** Prints a document: nothing leaves the page or runs into another text, and each of these texts can be copied whole. */
async function expectWhole(side: number, html: string, texts: readonly string[]): Promise<PageOfText[]> {
  const pdf = await print(html);
  const pages = await textBoxes(pdf);
  expect(faultsOf(pages, side)).toEqual([]);
  const copied = plainText(await copiedText(pdf));
  // From right to left, readers copy what stands beside the figures of a line in the order in which it stands.
  const isMirrored = html.includes('dir="rtl"');
  const isThere = (text: string) =>
    isMirrored
      ? digitsOf(copied).includes(digitsOf(text)) && lettersOf(copied).includes(lettersOf(text))
      : copied.includes(plainText(text));
  expect(texts.filter((text) => !isThere(text))).toEqual([]);
  return pages;
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, '');
const lettersOf = (text: string) => plainText(text).replaceAll(/\P{Letter}/gu, '');

/** The amounts of a language: every currency with every number of digits, below zero too. */
function amountsOf(locale: SupportedLocale): string[] {
  const { money } = formatsOf(locale);
  const digits = Array.from({ length: MOST_DIGITS }, (_, index) => '4'.repeat(index + 1));
  return CURRENCIES.flatMap((currency) => digits.flatMap((value) => [money(value, currency), money(`-${value}`, currency)]));
}

/** The widest amount of each size; of the last size the widest that its box holds on one line, and the widest of all. */
function widestOf(locale: SupportedLocale): { amount: string; isOnOneLine: boolean }[] {
  const { strong } = rulersOf('Inter', locale);
  const view = example('classic', 'invoice');
  const sizeOf = (amount: string) =>
    fittedView({ ...view, summary: { label: '', amount, size: 'regular' } }, rulersOf('Inter', locale)).summary.size;
  const widths = [...new Set(amountsOf(locale))].map((amount) => ({ amount, size: sizeOf(amount), width: strong(amount) }));
  const widestBy = (of: (one: (typeof widths)[number]) => boolean) =>
    widths.filter(of).reduce((most, one) => (one.width > most.width ? one : most));
  return [
    ...(['regular', 'long'] as const).map((size) => ({ amount: widestBy((one) => one.size === size).amount, isOnOneLine: true })),
    { amount: widestBy(({ width }) => width < 16.5).amount, isOnOneLine: true },
    { amount: widestBy(() => true).amount, isOnOneLine: false },
  ];
}

/** Looked for once: they are the same in every design. */
const widest = new Map<SupportedLocale, ReturnType<typeof widestOf>>();

/** Several documents of one language in one, page by page. */
function together(documents: readonly string[]): string {
  const bodies = documents.map((html) => /<body[^>]*>(?<body>.*)<\/body>/s.exec(html)?.groups?.['body'] ?? '');
  return (documents[0] ?? '').replace(/(<body[^>]*>).*(<\/body>)/s, (_, start: string, end: string) =>
    [start, ...bodies.map((body) => `<div style="break-after: page">${body}</div>`), end].join('\n'),
  );
}

describe.each(DESIGNS)('the large figure of %s', (design, side) => {
  it.each(supportedLocales.map((locale, index) => [locale, index % 2 === 0 ? 'a4' : 'letter'] as const))(
    'is whole in %s on %s, in every currency, with every number of digits',
    async (locale, paper) => {
      const amounts = widest.get(locale) ?? widestOf(locale);
      widest.set(locale, amounts);
      const documents = amounts.map(({ amount }) => {
        const data = example(design, 'invoice', [locale, paper]);
        return htmlOf(design, { ...data, summary: { ...data.summary, amount } });
      });
      const pages = await expectWhole(
        side,
        together(documents),
        amounts.map(({ amount }) => amount),
      );
      expect(pages).toHaveLength(amounts.length);
      for (const [index, { amount, isOnOneLine }] of amounts.entries()) {
        const lines = new Set(
          pages[index]?.boxes
            .filter(({ text, size }) => size > 10.9 && plainText(amount).includes(plainText(text)) && /\d/.test(text))
            .map(({ baseline }) => Math.round(baseline)),
        );
        expect([amount, lines.size > 1]).toEqual([amount, lines.size > 1 && !isOnOneLine]);
      }
    },
  );
});

const AMOUNTS =
  /\.(?:amount|netAmount|taxAmount|totalAmount|taxableAmount|debit|credit|balance|totalDebit|totalCredit|(?:unitPrice|quantity)\.text)$/;

/** Data in which some texts are others. */
function changed(value: unknown, change: (path: string, text: string) => string, path = '$'): unknown {
  if (typeof value === 'string') return change(path, value);
  if (Array.isArray(value)) return value.map((item) => changed(item, change, path));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changed(item, change, `${path}.${key}`)]));
}

const WAYS = [
  ['invoice', 'en-GB', 'a4'],
  ['statement', 'en-US', 'letter'],
  ['receipt', 'de-DE', 'a4'],
  ['invoice', 'ar', 'letter'],
  ['statement', 'he-IL', 'a4'],
  ['receipt', 'ar', 'a4'],
] as const;
const LONG = {
  amounts: '£1,234,567,890.00',
  'the longest amounts': '−123,456,789,012,345,678,901,234.00',
  'a hundred digits': '4'.repeat(100),
};

describe.each(DESIGNS)('documents from outside in %s', (design, side) => {
  it.each(WAYS.flatMap((way) => Object.entries(LONG).map(([name, amount]) => [...way, name, amount] as const)))(
    'keep %s in %s on %s whole: %s',
    async (type, lang, paper, _, amount) => {
      const data = example(design, type, [lang, paper]);
      const given = changed(data, (path, text) =>
        AMOUNTS.test(path) && !path.includes('labels') ? amount : text,
      ) as DocumentData;
      await expectWhole(side, htmlOf(design, given), [amount]);
    },
  );

  it.each(['en-GB', 'ar'] as const)('wrap long words, heads, badges, titles, numbers and units: %s', async (lang) => {
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    const data = example(design, 'invoice', [lang, 'a4']);
    const lines = data.lines && {
      ...data.lines,
      hasUnits: true,
      items: data.lines.items.map((item) => ({
        ...item,
        unit: word,
        perBaseQuantity: word,
        taxRate: '12.345678901234567890%',
        position: '1.2.3.4.5.6.7.8.9.10.11.12',
      })),
    };
    const labels = changed(data.labels, () => word) as DocumentData['labels'];
    const long = {
      ...data,
      lines,
      labels,
      documentTitle: word,
      number: '4'.repeat(200),
      status: { code: 'overdue', label: word, badge: `${word} ${word}`, watermark: 'COPY – NOT VALID FOR PAYMENT' },
    } as const;
    await expectWhole(
      side,
      htmlOf(design, long),
      lang === 'ar' ? [word, long.number] : [word, long.number, '12.345678901234567890%'],
    );
  });

  it.each(['en-GB', 'ar'] as const)('have as much in the margins as there is room for: %s', async (lang) => {
    const data = example(design, 'quote', [lang, 'a4']);
    const items = Array.from({ length: 60 }, () => data.lines?.items[0]).filter((item) => item !== undefined);
    const words = (room: number) => 'word '.repeat(room / 2.75).trim();
    const page = {
      ...data.page,
      foot: words(118),
      headStart: words(112),
      headEnd: words(52),
      numberBefore: 'Page number ',
      numberBetween: ' of altogether ',
    };
    const pages = await expectWhole(
      side - 0.5,
      htmlOf(design, { ...data, page, lines: data.lines && { ...data.lines, items } }),
      [page.foot, page.headEnd],
    );
    expect(pages.length).toBeGreaterThan(1);
  });
});

describe('amounts that were cut', () => {
  it('US$88,888.00 of a British seller in classic', async () => {
    const data = example('classic', 'invoice');
    const amount = formatsOf('en-GB').money('88888', 'USD');
    expect(amount).toBe('US$88,888.00');
    const pages = await expectWhole(55, htmlOf('classic', { ...data, summary: { ...data.summary, amount } }), [amount]);
    expect(pages[0]?.boxes.find(({ text }) => text === amount)?.right).toBeLessThan(540);
  });

  it('£1,234,567,890.00 in the published example, whose size is regular', async () => {
    const data = example('classic', 'quote');
    expect(data.summary.size).toBe('regular');
    const amount = '£1,234,567,890.00';
    const pages = await expectWhole(55, htmlOf('classic', { ...data, summary: { ...data.summary, amount } }), [amount]);
    expect(pages[0]?.boxes.some(({ text }) => text === amount)).toBe(true);
  });
});
