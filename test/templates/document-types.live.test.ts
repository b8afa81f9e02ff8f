import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { fontDirectories } from '../../src/templates/index.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { emptyBoxes } from '../harness/pdf/empty-boxes.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { expect } from '../harness/pdf/matchers.js';
import { copiedText } from '../harness/pdf/pdf-text.js';
import { sample, samples } from './fixtures/samples.js';
import { templates } from './fixtures/templates.js';

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 30_000 });
});
afterAll(async () => await chromium.close());

async function print(name: string, locale?: string) {
  const { document, today } = sample(name);
  const html = templates.render(templates.toView(document, { today, locale }), 'marker-1');
  const bytes = await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(30_000) });
  return { ...(await expectCleanPdf(bytes)), bytes, boxes: await emptyBoxes(bytes), copied: await copiedText(bytes) };
}

describe('every sample', () => {
  it.each(samples.map(({ name }) => name))('%s prints on its paper, without an empty box', async (name) => {
    const { sizes, boxes, fonts } = await print(name);
    const letter = ['collected', 'four-hundred-lines', 'sales-tax', 'quote-accepted', 'statement-short'];
    expect(new Set(sizes.map(([width]) => width))).toEqual(new Set([letter.includes(name) ? 215.9 : 209.9]));
    expect(boxes).toBe(0);
    expect(fonts.every(({ embedded }) => embedded)).toBe(true);
  });
});

describe('a statement over several pages', () => {
  it('repeats the head of its table, and leads to the balance, its age and where to pay', async () => {
    const { bytes, copied } = await print('statement');
    await expect(bytes).toHavePages(4);
    expect(copied.match(/Debit\s+Credit\s+Balance/g)).toHaveLength(4);
    const places = ['Opening balance', 'Total of the period', 'All amounts in GBP', 'Balance by days overdue', 'Payment details'];
    const found = places.map((text) => copied.indexOf(text));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  it('has the same figures from right to left', async () => {
    const amounts = (text: string) => text.match(/\d[\d,]*\.\d\d/g)?.toSorted();
    const english = amounts((await print('statement-short')).copied);
    expect(english?.length).toBe(20);
    expect(amounts((await print('statement-short', 'ar')).copied)).toEqual(english);
  });
});
