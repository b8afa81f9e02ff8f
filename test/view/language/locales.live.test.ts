import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fontDirectories } from '../../../src/templates/index.js';
import { supportedLocales } from '../../../src/view/language/locales.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { startTestChromium, type TestChromium } from '../../chromium/fixtures.js';
import { emptyBoxes } from '../../harness/pdf/empty-boxes.js';
import type { PdfFacts } from '../../harness/pdf/pdf-facts.js';
import { largestText } from '../../harness/pdf/largest-text.js';
import { copiedText } from '../../harness/pdf/pdf-text.js';
import { expectCleanPdf } from '../../harness/pdf/clean-pdf.js';
import * as fixtures from '../../templates/fixtures/invoices.js';
import { chinese, hebrew, longTaxName } from '../../templates/fixtures/more-languages.js';
import { TODAY, templates } from '../../templates/fixtures/templates.js';

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 20_000 });
});
afterAll(async () => await chromium.close());

async function print(invoice: Invoice, locale: string): Promise<PdfFacts & { bytes: Buffer; copied: string }> {
  const html = templates.render(templates.toView(invoice, { today: TODAY, locale }), 'marker-1');
  const bytes = await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(20_000) });
  return { ...(await expectCleanPdf(bytes)), bytes, copied: (await copiedText(bytes)).normalize() };
}

const families = ({ fonts }: PdfFacts) => new Set(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+|-.*$/g, '')));

describe('a document in each language', () => {
  it.each(supportedLocales)('%s: is one page that says its language, without an empty box', async (locale) => {
    const { bytes, lang, pages } = await print(fixtures.reverseCharge, locale);
    expect([lang, pages]).toEqual([locale, 1]);
    expect(await emptyBoxes(bytes)).toBe(0);
  });

  // A table that is wider than the page makes Chromium shrink all of it.
  it.each(supportedLocales)('%s: fits the longest name of a tax into the width of the page', async (locale) => {
    const { bytes } = await print(longTaxName, locale);
    expect(await largestText(bytes)).toBeCloseTo(24, 1);
  });
});

describe('Chinese signs', () => {
  it('have their own forms in a Chinese document, the Japanese ones in a Japanese one', async () => {
    const [inChinese, inJapanese] = [await print(chinese, 'zh-CN'), await print(fixtures.japanese, 'ja')];
    expect([...families(inChinese)].filter((name) => /JP|SC|KR/.test(name))).toEqual(['NotoSansSC']);
    expect([...families(inJapanese)].filter((name) => /JP|SC|KR/.test(name))).toEqual(['NotoSansJP']);
  });
});

describe('Hebrew', () => {
  it('keeps figures, codes and addresses as they are written', async () => {
    const { copied } = await print(hebrew, 'he');
    const shown = [
      '71,262.89',
      '1,204.69',
      '51-412345-6',
      'billing@ofek.example',
      '+972 3-555-0123',
      'IL62 0108 0000 0009 9999 999',
    ];
    expect(shown.filter((text) => !copied.includes(text))).toEqual([]);
  });
});
