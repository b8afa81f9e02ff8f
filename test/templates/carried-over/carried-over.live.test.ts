import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import type { Chromium } from '../../../src/chromium/index.js';
import type { InvoiceLike } from '../../../src/invoices/billing-document.js';
import { isCounted } from '../../../src/invoices/totals/line-amounts.js';
import { fontDirectories, parseVariables, type Template } from '../../../src/templates/index.js';
import { requireTemplate } from '../../../src/templates/read/load-templates.js';
import { startTestChromium } from '../../chromium/fixtures.js';
import { designs } from '../fixtures/templates.js';
import { arbitraryOutline, documentOf, type Outline } from '../pages/arbitrary-document.js';
import { pageFaults } from '../pages/page-faults.js';
import { carriedSums } from './carried-sums.js';

const printTimeoutMs = 120_000;
let chromium: Chromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs });
});
afterAll(async () => await chromium.close());

const net = (line: InvoiceLike['lines'][number]) => (isCounted(line) ? BigInt(line.netAmount.replace('.', '')) : 0n);

async function printed(template: Template, document: InvoiceLike, { locale, paper }: Pick<Outline, 'locale' | 'paper'>, shown = true) {
  const variables = parseVariables(template.manifest, shown ? { carriedOver: 'shown' } : {});
  const view = template.toView(document, { today: '2026-11-25', locale }, variables);
  const html = template.render({ ...view, page: { ...view.page, paper } }, 'm', variables);
  const [over = '', forward = ''] = [...html.matchAll(/data-carries="[^"]*">[^]*?<td class="text"[^>]*>([^<]*)</g)].map(([, label]) => label);
  const pdf = await chromium.print({ html, marker: 'm', signal: AbortSignal.timeout(printTimeoutMs) });
  return { pdf, labels: { over, forward } };
}

describe('sums that are carried over', () => {
  test('whatever a document holds, each page carries the sum of its lines', async () => {
    const outlines = fc
      .sample(arbitraryOutline, { numRuns: Number(process.env['PAGES_COUNT'] ?? 60), seed: 15 })
      .filter(({ type, rows, hasLongWords }) => type !== 'statement' && type !== 'payment-receipt' && rows > 10 && !hasLongWords);
    const found: string[] = [];
    let [pages, carried] = [0, 0];
    for (const [at, outline] of outlines.entries()) {
      const document = documentOf(outline).document as InvoiceLike;
      const { pdf, labels } = await printed(requireTemplate(designs, outline.design), document, outline);
      if (process.env['LOOK']) writeFileSync(`/tmp/h/carry-out/${at}.pdf`, pdf);
      const sums = await carriedSums(pdf, document, labels, net);
      found.push(...[...sums.faults, ...(await pageFaults(pdf))].map((fault) => `${at} ${JSON.stringify(outline)}: ${fault}`));
      if (sums.pages > 1 && sums.carried === 0) found.push(`${at} ${JSON.stringify(outline)}: nothing carried`);
      pages += sums.pages - 1;
      carried += sums.carried;
    }
    console.log(pages, carried, outlines.length);
    expect(found).toEqual([]);
    expect(carried).toBe(pages);
  }, 600_000);
});
