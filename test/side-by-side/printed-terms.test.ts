import { describe, expect, it } from '@jest/globals';
import { explainEInvoice, type Profile, profileNamed } from '../../src/e-invoice/index.js';
import type { Invoice } from '../../src/invoices/invoice.js';
import { hasDigitsOf } from '../../src/side-by-side/digits.js';
import { printedTerms } from '../../src/side-by-side/printed-terms.js';
import { loadSamples, loadTemplates, type Template } from '../../src/templates/index.js';

const templates = loadTemplates('templates');
const samples = loadSamples('templates/base/samples').filter(({ documentType }) =>
  ['invoice', 'credit-note'].includes(documentType),
);
const templateNamed = (name: string) => templates.get(name) as Template;
const NOTHING = { before: () => '', after: '', inLink: null };
const SPANS = { before: (number: number) => `<span data-text="${number}">`, after: '</span>', inLink: null };

async function printed(name: string, locale: string, design = 'classic') {
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`there is no sample ${name}`);
  const template = templateNamed(design);
  const view = template.toView(sample.document, { today: sample.today, locale });
  const { html, texts } = template.renderMarked(view, 'marker', SPANS);
  const { terms } = await explainEInvoice(sample.document as Invoice, profileNamed('en16931-ubl') as Profile);
  const numbers = printedTerms(terms, view, texts);
  const isOnPage = (number: number) => html.includes(`data-text="${number}"`);
  const found = terms.map((term, at) => ({
    ...term,
    paths: (numbers[at] ?? []).filter(isOnPage).map((number) => texts[number]?.path),
    texts: (numbers[at] ?? []).filter(isOnPage).map((number) => texts[number]?.text ?? ''),
  }));
  return { of: (term: string) => found.filter((one) => one.term === term), found };
}

describe('the texts of a page that show a term', () => {
  it('are those of its own line, row and party, though others are the same', async () => {
    const { of } = await printed('simple', 'en-GB');
    expect(of('BT-115')[0]?.paths).toEqual(['summary.amount', 'totals[4].money']);
    expect(of('BT-112')[0]?.paths).toEqual(['totals[2].money']);
    expect(of('BT-146').map(({ paths }) => paths)).toEqual([
      ['lines.items[0].unitPrice'],
      ['lines.items[1].unitPrice'],
      ['lines.items[2].unitPrice'],
    ]);
    expect(of('BT-131')[2]?.paths).toEqual(['lines.items[2].netAmount']);
    expect(of('BT-27')[0]?.paths).toContain('seller.name');
    expect(of('BT-44')[0]?.paths).toContain('buyer.name');
    expect(of('BT-37')[0]?.paths).toEqual(['seller.addressLines[1]']);
    expect(of('BT-43')[0]?.paths.length).toBeGreaterThan(0);
    expect(of('BT-9')[0]?.texts).toContain('2 December 2026');
  });

  it('are those of a Swiss payment part too', async () => {
    const { of } = await printed('swiss-qr-bill', 'de-CH');
    expect(of('BT-84')[0]?.paths).toContain('swissPaymentPart.account.text');
    expect(of('BT-115')[0]?.paths).toContain('swissPaymentPart.amount.text');
  });

  it('are none for what machines alone need', async () => {
    const { of } = await printed('simple', 'en-GB');
    for (const term of ['BT-24', 'BT-40', 'BT-81', 'BT-118', 'BT-151']) expect([term, of(term)[0]?.paths]).toEqual([term, []]);
  });

  it.each(['en-GB', 'de-DE', 'fr-CH', 'ar', 'ja-JP'])('%s: have the digits of every amount of every sample', async (locale) => {
    let amounts = 0;
    for (const { name } of samples.filter((one) => one.name !== 'four-hundred-lines')) {
      const { found } = await printed(name, locale);
      for (const { term, value, paths, texts } of found.filter((one) => /^BT-(?:131|115|112|116|117)$/.test(one.term))) {
        // A sentence about the payment has other figures too.
        const figures = texts.filter((_, at) => paths[at]?.startsWith('payment') !== true);
        expect([name, term, figures.filter((text) => !hasDigitsOf(text, value))]).toEqual([name, term, []]);
        amounts += figures.length;
      }
      expect([name, found.filter(({ term, paths }) => term === 'BT-131' && paths.length === 0)]).toEqual([name, []]);
    }
    expect(amounts).toBeGreaterThan(100);
  });
});

describe('a marked document', () => {
  it.each(['classic', 'modern', 'compact'])('%s: is the document itself but for the elements around its texts', (design) => {
    const template = templateNamed(design);
    for (const { name, document, today } of samples) {
      const view = template.toView(document, { today });
      const { html } = template.renderMarked(view, 'marker', NOTHING);
      // Where a long table may be cut says nothing of its texts.
      expect([name, html.replace('<table data-long>', '<table>') === template.render(view, 'marker')]).toEqual([name, true]);
    }
  });
});
