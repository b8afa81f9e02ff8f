import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fontDirectories } from '../../src/templates/index.js';
import type { Invoice } from '../../src/invoices/invoice.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { emptyBoxes } from '../harness/pdf/empty-boxes.js';
import { copiedText } from '../harness/pdf/pdf-text.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import * as fixtures from './fixtures/invoices.js';
import { TODAY, templates } from './fixtures/templates.js';

const TEXTS = [
  'ค่าบริการน้ำประปา ผู้ใหญ่',
  'क्षेत्र श्रीमती सेवा',
  'Ձեռագործ արհեստանոց',
  'თბილისის სახელოსნო',
  'পদ্মা মুদ্রণ ও প্রকাশনা',
  'ਪ੍ਰਿੰਟਰਜ਼ ਲੁਧਿਆਣਾ ਗੁਰੂ',
  'સુરત છાપખાનું, દુકાન ક્ષત્રિય',
  'மதுரை அச்சகம் ஸ்ரீ',
  'విజయవాడ ముద్రణాలయం, స్త్రీ',
  'ಮೈಸೂರು ಮುದ್ರಣಾಲಯ, ಸ್ತ್ರೀ',
  'കോഴിക്കോട് അച്ചടിശാല',
  'මහනුවර මුද්‍රණාලය ක්‍රමය',
  'ໂຮງພິມຫຼວງພະບາງ ຜູ້ຊື້',
  'រោងពុម្ពសៀមរាប',
  'မန္တလေး ပုံနှိပ်တိုက် ကျွန်ုပ်',
  'የጎንደር ማተሚያ ቤት፣',
  '서울 사무실 임대료',
  '技术服务费，发货',
  '玉露（宇治産）',
  'Nguyễn Thị Ánh · Ελληνικά · Ґанок',
  '😀 👨‍👩‍👧‍👦 ☎ ✓',
  '৳ ֏ ៛ ₾ \u20c1 \u20c0 ₹ ₪ ₩ ₫ ₴ ₦ ₿ → ─ ≤ √',
];
/** PDFium, with which the text is read, does not give these back (poppler does). */
const READ_BY_OTHERS = '👍🏽 🇯🇵';

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories() });
});
afterAll(async () => await chromium.close());

/** An invoice whose texts are these, in the medium weight, the regular and the bold. */
function invoiceOf(texts: string[]): Invoice {
  const [line] = fixtures.twoRates.lines;
  if (!line) throw new Error('the sample has lines');
  const { organisation } = fixtures.twoRates;
  return {
    ...fixtures.twoRates,
    organisation: { ...organisation, name: texts.join(' '), legalName: null },
    lines: texts.map((name) => ({ ...line, name, description: `${name} ·` })),
  };
}

async function print(html: string): Promise<Buffer> {
  return await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(20_000) });
}

describe('a document in many scripts', () => {
  it('is printed without an empty box, from real fonts, and can be copied', async () => {
    const pdf = await print(
      templates.render(templates.toView(invoiceOf([...TEXTS, READ_BY_OTHERS]), { today: TODAY }), 'marker-1'),
    );
    expect(await emptyBoxes(pdf)).toBe(0);
    const { fonts } = await expectCleanPdf(pdf);
    expect(fonts.map(({ type }) => type).filter((type) => !type.startsWith('CIDFontType'))).toEqual([]);
    expect(fonts.length).toBeGreaterThan(50);
    // Where glyphs stand far apart, a reader of PDFs may put a space in.
    const copied = (await copiedText(pdf)).normalize().replaceAll(/\s/g, '');
    expect(TEXTS.filter((text) => !copied.includes(text.normalize().replaceAll(/\s/g, '')))).toEqual([]);
  });

  it('would have empty boxes where the check refuses: head, seller, line, description and foot', async () => {
    const html = templates.render(templates.toView(invoiceOf(['ABC']), { today: TODAY }), 'marker-1');
    expect(await emptyBoxes(await print(html.replaceAll('ABC', 'ᏣᎳᎩ')))).toBe(15);
  });
});
