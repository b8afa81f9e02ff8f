import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fontDirectories } from '../../src/templates/index.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { sample } from './fixtures/samples.js';
import { designs } from './fixtures/templates.js';

// Chromium skips the layouts that nobody sees (chromium/page/laid-out-once). No design may look different because of that.

const SAMPLES = {
  invoice: 'everything',
  'credit note': 'credit-note',
  quote: 'quote',
  receipt: 'payment-receipt',
  statement: 'statement',
};
const PAPERS = ['a4', 'letter'] as const;
const ORIENTATIONS = { upright: '', landscape: '<style>@page{size:A4 landscape!important}</style>' };
/** Stronger than what hides the document. */
const SHOWN = '<style>html:not(#a#b){display:block!important}</style>';

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), pagesPerBrowser: 2 });
});
afterAll(async () => await chromium.close());

async function print(html: string, style: string): Promise<Buffer> {
  const document = { html: html.replace('</head>', `${style}</head>`), marker: 'marker-1', date: new Date(0) };
  // Landscape is no paper of these designs: a watermark may reach out of it.
  return await chromium.print({ ...document, mayBeCut: true, signal: AbortSignal.timeout(30_000) });
}

describe.each(['classic', 'modern', 'compact'])('%s', (design) => {
  it.each(Object.entries(SAMPLES))(
    'prints the %s on every paper as if it were laid out three times',
    async (_, name) => {
      const template = requireTemplate(designs, design);
      const { document, today } = sample(name);
      for (const paper of PAPERS) {
        for (const orientation of Object.values(ORIENTATIONS)) {
          const view = template.toView(document, { today, locale: undefined });
          const html = template.render({ ...view, page: { ...view.page, paper } }, 'marker-1');
          const [once, always] = await Promise.all([print(html, orientation), print(html, orientation + SHOWN)]);
          expect(once.length).toBeGreaterThan(10_000);
          expect(once.equals(always)).toBe(true);
        }
      }
    },
    60_000,
  );
});
