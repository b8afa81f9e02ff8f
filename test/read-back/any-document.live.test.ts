import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Chromium } from '../../src/chromium/index.js';
import { differencesOnPage } from '../../src/read-back/match/compare-page.js';
import { readDocument } from '../../src/read-back/pdf/read-document.js';
import { fontDirectories, regionalLocales, supportedLocales } from '../../src/templates/index.js';
import { startRawChromium } from '../chromium/fixtures.js';
import { arbitraryOutline, documentOf } from '../templates/pages/arbitrary-document.js';
import { isInvoice, printedInvoice } from './printed-invoice.js';

/** npm run pages:try sets them, and prints many more. */
const count = Number(process.env['PAGES_COUNT'] ?? 8);
const seed = Number(process.env['PAGES_SEED'] ?? 17);

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startRawChromium({ fontDirectories: fontDirectories(), pagesPerBrowser: 2, printTimeoutMs: 60_000 });
});
afterAll(async () => await chromium.close());

const outlines = fc
  .tuple(arbitraryOutline, fc.constantFrom(...supportedLocales, ...regionalLocales))
  .filter(([{ type }]) => type === 'invoice' || type === 'credit-note');

test(
  'whatever an invoice holds, its page says what the model says',
  async () => {
    const faults: unknown[] = [];
    for (const [outline, locale] of fc.sample(outlines, { numRuns: count, seed })) {
      const { document, today } = documentOf(outline);
      if (!isInvoice(document)) throw new Error('an outline of another type');
      const { design, paper } = outline;
      const printed = await printedInvoice(chromium, document, { design, paper, today, locale }).catch((error: unknown) => {
        // Texts that do not fit are another test's subject.
        if ((error as { code?: string }).code === 'document_check_failed') return null;
        throw error;
      });
      if (!printed) continue;
      const page = readDocument(printed.bytes);
      for (const mustHaveAll of [false, true]) {
        const differences = differencesOnPage(page, { ...printed.expected, mustHaveAll });
        if (differences.length > 0) faults.push({ outline, locale, mustHaveAll, differences });
      }
    }
    expect(faults).toEqual([]);
  },
  Math.max(180_000, count * 4000),
);
