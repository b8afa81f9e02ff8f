import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fontDirectories } from '../../../src/templates/index.js';
import { requireTemplate } from '../../../src/templates/read/load-templates.js';
import { startTestChromium, type TestChromium } from '../../chromium/fixtures.js';
import { designs } from '../fixtures/templates.js';
import { arbitraryOutline, documentOf, type Outline } from './arbitrary-document.js';
import { pageFaults } from './page-faults.js';

/** npm run pages:try sets them, and prints many more. */
const count = Number(process.env['PAGES_COUNT'] ?? 14);
const seed = Number(process.env['PAGES_SEED'] ?? 15);
const pagesPerBrowser = 2;
const printTimeoutMs = 60_000;

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), pagesPerBrowser, printTimeoutMs });
});
afterAll(async () => await chromium.close());

let markers = 0;

async function faultsOf(outline: Outline): Promise<string[]> {
  const { document, today } = documentOf(outline);
  const template = requireTemplate(designs, outline.design);
  const view = template.toView(document, { today, locale: outline.locale });
  const marker = `any-${(markers += 1)}`;
  const html = template.render({ ...view, page: { ...view.page, paper: outline.paper } }, marker);
  return await pageFaults(await chromium.printBoth({ html, marker, signal: AbortSignal.timeout(printTimeoutMs) }));
}

/** The first document with a fault; several are printed at a time. */
async function firstFaulty(outlines: readonly Outline[]): Promise<number> {
  let next = 0;
  let faulty = outlines.length;
  const printOn = async (): Promise<void> => {
    for (let at = next++; at < faulty; at = next++) {
      const outline = outlines[at];
      const faults = outline ? await faultsOf(outline).catch(() => ['not printed']) : [];
      if (faults.length > 0) faulty = Math.min(faulty, at);
    }
  };
  await Promise.all(Array.from({ length: pagesPerBrowser }, printOn));
  return faulty;
}

test(
  'whatever a document holds, no page of it is wrong',
  async () => {
    const faulty = await firstFaulty(fc.sample(arbitraryOutline, { numRuns: count, seed }));
    if (faulty === count) return;
    // Make the document smaller while it is still faulty.
    const property = fc.asyncProperty(arbitraryOutline, async (outline) => expect(await faultsOf(outline)).toEqual([]));
    await fc.assert(property, { seed, path: String(faulty), numRuns: 1, interruptAfterTimeLimit: 120_000 });
    throw new Error(`document ${faulty} of seed ${seed} was faulty, but not when it was printed again`);
  },
  Math.max(180_000, count * 4000),
);
