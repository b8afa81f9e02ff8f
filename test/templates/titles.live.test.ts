import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentView, fontDirectories, type SupportedLocale, supportedLocales } from '../../src/templates/index.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { TITLE_KEYS } from '../../src/view/language/keys/title-keys.js';
import { directionOf } from '../../src/view/language/locales.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { type PageOfText } from '../harness/pdf/text-boxes.js';
import { wholenessOf } from '../harness/pdf/whole-texts.js';
import * as fixtures from './fixtures/invoices.js';
import { designs, TEMPLATES, TODAY } from './fixtures/templates.js';

/** The designs, and the least distance of their text from the sides of the paper, in points. */
const DESIGNS: [design: string, side: number][] = [
  ['classic', 55],
  ['modern', 55],
  ['compact', 29.5],
];
const HEADINGS_OF_PARTIES = ['supplier', 'issuedByCustomer'];
const TITLES = ['invoice', 'creditNote', 'quote', 'receipt', 'statement', ...TITLE_KEYS].filter(
  (key) => !HEADINGS_OF_PARTIES.includes(key),
);
/** Badges and amounts that take more room beside the title, and less. */
const AMOUNTS = ['1.00', '8,888,888,888,888.888'];
/** Titles are larger than badges, and brand, number and amount have no letters here. */
const SMALLEST_TITLE = 9.9;

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 60_000 });
});
afterAll(async () => await chromium.close());

function wordsOf(locale: SupportedLocale): Record<string, string> {
  return JSON.parse(readFileSync(join(TEMPLATES, 'base', 'locales', `${locale}.json`), 'utf8')) as Record<string, string>;
}

/** The heads of a design in a language, each on a page: every title with and without a badge, beside a short and a long amount. */
function headsOf(design: string, locale: SupportedLocale): { html: string; titles: string[] } {
  const template = requireTemplate(designs, design);
  const words = wordsOf(locale);
  const [badge = ''] = ['statusNothingDue', 'statusOverdue', 'statusVoid']
    .map((key) => words[key] ?? '')
    .toSorted((one, other) => other.length - one.length);
  const view = template.toView(fixtures.twoRates, { today: TODAY, locale });
  const views = TITLES.flatMap((key) =>
    [null, badge].flatMap((text) =>
      AMOUNTS.map((amount): DocumentView => ({
        ...view,
        documentTitle: words[key] ?? '',
        number: '2026',
        seller: { ...view.seller, brand: '1' },
        status: { ...view.status, badge: text, watermark: null },
        summary: { ...view.summary, label: '1', amount, note: null },
      })),
    ),
  );
  const documents = views.map((one) => template.render(one, 'marker-1'));
  const heads = documents.map((html) =>
    html.replace(/^.*<body (class="[^"]*")>(.*)<main>.*$/s, '<div $1 style="break-after: page">$2</div>'),
  );
  return {
    html: (documents[0] ?? '').replace(/<body[^>]*>.*<\/body>/s, () => `<body>${heads.join('\n')}</body>`),
    titles: views.map(({ documentTitle }) => documentTitle),
  };
}

/** Letters without their order, which is that of the eye in Arabic and Hebrew. */
const lettersOf = (text: string) =>
  Array.from(text.normalize('NFKC').replaceAll(/\P{Letter}|\p{Modifier_Letter}/gu, ''))
    .toSorted()
    .join('');

/** The lines of a title that begin or end inside of a word. A hyphen ends one. */
function brokenLines({ boxes }: PageOfText, title: string): string[] {
  const lines = new Map<number, string>();
  for (const { text, size, baseline } of boxes) {
    if (size < SMALLEST_TITLE || lettersOf(text) === '') continue;
    const line = Math.round(baseline);
    lines.set(line, `${lines.get(line) ?? ''}${text}`);
  }
  const words = title.split(/[\s-]+/);
  const whole = new Set(words.flatMap((_, from) => words.map((__, to) => lettersOf(words.slice(from, to + 1).join('')))));
  const texts = [...lines.values()];
  // The text of a PDF has Arabic letters in parts, so its lines are only counted.
  if (/\p{Script=Arabic}/u.test(title)) return texts.length > 0 && texts.length <= words.length ? [] : texts;
  return texts.length === 0 ? [`${title} is not there`] : texts.filter((text) => !whole.has(lettersOf(text)));
}

describe.each(DESIGNS)('the titles of %s', (design, side) => {
  it.each(supportedLocales)(
    'are whole words on the page in %s, with and without a badge',
    async (locale) => {
      const { html, titles } = headsOf(design, locale);
      const pdf = await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(60_000) });
      const { pages, faults } = await wholenessOf(pdf, side, [], directionOf(locale) === 'rtl');
      expect(faults).toEqual([]);
      expect(pages).toHaveLength(titles.length);
      expect(pages.flatMap((page, index) => brokenLines(page, titles[index] ?? ''))).toEqual([]);
    },
    60_000,
  );
});
