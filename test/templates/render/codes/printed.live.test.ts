import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeSvg } from '../../../../src/templates/render/codes/code-svg.js';
import { code128Symbol } from '../../../../src/templates/render/codes/code-128.js';
import { qrSymbol, swissQrSymbol } from '../../../../src/templates/render/codes/qr-symbol.js';
import { fontDirectories } from '../../../../src/templates/index.js';
import { requireTemplate } from '../../../../src/templates/read/load-templates.js';
import type { Invoice } from '../../../../src/invoices/invoice.js';
import { documentWith, startTestChromium, type TestChromium } from '../../../chromium/fixtures.js';
import { expectCleanPdf } from '../../../harness/pdf/clean-pdf.js';
import type { StructureElement } from '../../../harness/pdf/pdf-facts.js';
import { printedCodes } from '../../../harness/pdf/printed-codes.js';
import * as fixtures from '../../fixtures/invoices.js';
import { sample } from '../../fixtures/samples.js';
import { TODAY, designs, templates } from '../../fixtures/templates.js';

// Codes as they come out of the printer: whatever is in them must be read again from the pixels of the page.

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 20_000 });
});
afterAll(async () => await chromium.close());

const print = async (html: string, marker: string) => await chromium.print({ html, marker, signal: AbortSignal.timeout(20_000) });

async function printed(invoice: Invoice, locale?: string) {
  const view = templates.toView(invoice, { today: TODAY, locale });
  return { view, pdf: await print(templates.render(view, 'marker-1'), 'marker-1') };
}

const figures = (elements: readonly StructureElement[]): StructureElement[] =>
  elements.flatMap((element) => [...(element.role === 'Figure' ? [element] : []), ...figures(element.children)]);

async function printedSymbol(symbol: Parameters<typeof codeSvg>[0]) {
  const { html, marker } = documentWith(`<h1>Code</h1><p>${codeSvg(symbol, 'Label').toHTML()}</p>`);
  return await printedCodes(await print(html, marker));
}

describe('the payment code of an invoice', () => {
  it.each([['de-DE'], ['ar'], ['he-IL'], ['ja-JP']])('is the SEPA transfer in %s, and nothing else', async (locale) => {
    const { view, pdf } = await printed(fixtures.reverseCharge, locale);
    const text =
      'BCD\n002\n1\nSCT\nHASPDEHHXXX\nNordlicht Messtechnik GmbH\nDE02200505501015871393\nEUR11544.98\n\n\nRE-2026/118';
    expect(view.payment?.codes).toEqual({ epc: text, swissQr: null, online: null });
    expect(await printedCodes(pdf)).toEqual([{ format: 'QRCode', text, errorCorrection: 'M' }]);
  });

  it.each([['de-DE'], ['ar']])('is the Swiss QR code in %s, read through the cross', async (locale) => {
    const { view, pdf } = await printed(fixtures.swiss, locale);
    const text = view.payment?.codes.swissQr ?? '';
    expect(text.split('\n').slice(0, 6)).toEqual(['SPC', '0200', '1', 'CH4431999123000889012', 'S', 'Robert Schneider AG']);
    expect(await printedCodes(pdf)).toEqual([{ format: 'QRCode', text, errorCorrection: 'M' }]);
  });

  it.each([
    ['de-DE', 'QR-Code mit den Zahlungsangaben'],
    ['fr-FR', 'Code QR avec les coordonnées de paiement'],
    ['ar', 'رمز استجابة سريعة يتضمن بيانات الدفع'],
  ])('has its words for a screen reader in %s', async (locale, alt) => {
    const { pdf } = await printed(fixtures.reverseCharge, locale);
    const { structure } = await expectCleanPdf(pdf);
    expect(figures(structure).map((figure) => figure.alt)).toEqual([alt]);
  });

  it.each([
    ['a credit note', fixtures.creditNote],
    ['pounds', fixtures.twoRates],
    ['a draft', fixtures.frenchDraft],
  ])('is not there for %s', async (_, invoice) => {
    expect(await printedCodes((await printed(invoice)).pdf)).toEqual([]);
  });
});

describe.each([...designs.keys()])('the design %s', (name) => {
  it.each(['sepa', 'swiss-qr-bill'])('shows the payment code of the sample %s', async (title) => {
    const { document, today } = sample(title);
    const design = requireTemplate(designs, name);
    const view = design.toView(document, { today });
    const { epc, swissQr } = view.payment?.codes ?? {};
    const found = await printedCodes(await print(design.render(view, 'marker-1'), 'marker-1'));
    expect(found).toEqual([{ format: 'QRCode', text: epc ?? swissQr, errorCorrection: 'M' }]);
  });
});

describe('a symbol on paper', () => {
  it.each([['A'], ['ST-2026-0001'], ['00012345678905'], ['RE 2026/118 äöü €'], ['請求書 فاتورة'], ['x'.repeat(400)]])(
    'QR: %s',
    async (text) => {
      const symbol = qrSymbol(text, 28);
      expect(symbol && (await printedSymbol(symbol))).toEqual([{ format: 'QRCode', text, errorCorrection: 'M' }]);
    },
  );

  it('Swiss QR: as long as it may be', async () => {
    const text = `SPC\n0200\n1\nCH${'x'.repeat(980)}`;
    const symbol = swissQrSymbol(text);
    expect(symbol && (await printedSymbol(symbol))).toEqual([{ format: 'QRCode', text, errorCorrection: 'M' }]);
  });

  it.each([
    ['ST-2026-0001'],
    ['1234567890'],
    ['12345'],
    ['A12345B123456C1234567'],
    ['42'],
    [' !"#$%&\'()*+,-./:;<=>?@'],
    ['[\\]^_`{|}~abcdefghijklmnopq'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
    ['rstuvwxyz 0 1 2 3 4 5 6 7 8 9'],
  ])('Code 128: %s', async (text) => {
    const symbol = code128Symbol(text, { height: 12, moduleSize: 0.33 });
    expect((await printedSymbol(symbol)).map((code) => [code.format, code.text])).toEqual([['Code128', text]]);
  });

  it('Code 128: every pair of digits', async () => {
    for (let start = 0; start < 100; start += 20) {
      const text = Array.from({ length: 20 }, (_, index) => String(start + index).padStart(2, '0')).join('');
      const symbol = code128Symbol(text, { height: 12, moduleSize: 0.33 });
      expect((await printedSymbol(symbol)).map((code) => code.text)).toEqual([text]);
    }
  });
});
