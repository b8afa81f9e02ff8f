import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fontDirectories } from '../../../src/templates/index.js';
import { requireTemplate } from '../../../src/templates/read/load-templates.js';
import { readPrintedDocument } from '../../../src/chromium/printed-text/printed-document.js';
import { startTestChromium, type TestChromium } from '../../chromium/fixtures.js';
import { designs } from '../fixtures/templates.js';
import { documentOf, type Outline } from './arbitrary-document.js';

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), pagesPerBrowser: 2, printTimeoutMs: 60_000 });
});
afterAll(async () => await chromium.close());

const ordinary: Omit<Outline, 'design' | 'paper' | 'currency' | 'rows'> = {
  locale: 'en-GB',
  type: 'invoice',
  height: 0,
  tall: [],
  headings: 0,
  payments: 0,
  notes: 0,
  terms: 2,
  adjustments: 0,
  rates: 1,
  details: 0,
  hasDelivery: false,
  hasLongWords: false,
};

/** Parties, lines of one line each, tax, how to pay with its code, two lines of terms. A Swiss payment part takes the room of some lines. */
async function pagesOf(outline: Pick<Outline, 'design' | 'paper' | 'currency'>, locale: string): Promise<number> {
  const isSwiss = outline.currency === 'CHF';
  const rows = outline.design === 'compact' ? (isSwiss ? 12 : 20) : isSwiss ? 4 : 12;
  const { document, today } = documentOf({ ...ordinary, ...outline, rows });
  const template = requireTemplate(designs, outline.design);
  const view = template.toView(document, { today, locale });
  const html = template.render({ ...view, page: { ...view.page, paper: outline.paper } }, 'ordinary');
  expect(html).toContain(isSwiss ? '<div class="swiss-payment-part">' : '<div class="payment-code">');
  const { raw } = await chromium.printBoth({ html, marker: 'ordinary', signal: AbortSignal.timeout(60_000) });
  return (await readPrintedDocument(raw)).pageEnds.length;
}

it.each([
  ['classic', 'a4', 'EUR', 'en-GB'],
  ['classic', 'letter', 'EUR', 'pl-PL'],
  ['classic', 'letter', 'EUR', 'es-CO'],
  ['classic', 'a4', 'CHF', 'de-CH'],
  ['modern', 'a4', 'EUR', 'zh-Hant'],
  ['modern', 'letter', 'EUR', 'es-MX'],
  ['modern', 'letter', 'EUR', 'ar'],
  ['modern', 'a4', 'CHF', 'fr-CH'],
  ['compact', 'letter', 'EUR', 'pt-BR'],
  ['compact', 'a4', 'CHF', 'it-CH'],
] as const)('an ordinary invoice is one page: %s on %s in %s, %s', async (design, paper, currency, locale) => {
  expect(await pagesOf({ design, paper, currency }, locale)).toBe(1);
});
