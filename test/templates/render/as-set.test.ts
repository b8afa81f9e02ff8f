import { describe, expect, it } from '@jest/globals';
import { withIsolatedReferences } from '../../../src/templates/render/isolated-references.js';
import { directionOfLine } from '../../../src/templates/render/line-direction.js';
import { withTallLines } from '../../../src/templates/render/tall-lines.js';
import { withWholeNumbers } from '../../../src/templates/render/whole-numbers.js';

const page = (text: string) =>
  `<html><head><title>${text}</title><style>p{margin:0}</style></head><body><p>${text}</p></body></html>`;
const inBody = (html: string) => /<p>(?<text>.*)<\/p>/.exec(html)?.groups?.['text'];

describe('a number with a hyphen or a slash', () => {
  const set = (text: string) =>
    inBody(withWholeNumbers(page(text)))?.replaceAll(/<(whole|long)-number>(.*?)<\/\1-number>/g, '[$2]');

  it.each([
    ['Order INV-2024-001, of 2026-11-10', 'Order [INV-2024-001,] of [2026-11-10]'],
    ['(VAT Notice 708/6)', '(VAT Notice [708/6)]'],
    ['HRB 318472 Nord-Ost', 'HRB 318472 Nord-Ost'],
    ['合同FW-2025-014的条款', '合同[FW-2025-014]的条款'],
    ['O&#x27;Neill-Smith &amp; Co', 'O&#x27;Neill-Smith &amp; Co'],
    ['-7 / 5', '-7 / 5'],
    ['strathlinn-timber.example', '[strathlinn-timber.example]'],
    ['well-known. Next', 'well-known. Next'],
    [`${'a-'.repeat(30)}1`, `${'a-'.repeat(30)}1`],
  ])('in "%s" is kept together', (text, expected) => {
    expect(set(text)).toBe(expected);
  });

  it.each([
    ['1. Mai 2018 – 31. Jan. 2019', '[1. Mai 2018 –] [31. Jan. 2019]'],
    ['2026/10/1 – 2026/10/31', '[2026/10/1 –] [2026/10/31]'],
    ['Nord – Süd 4711', 'Nord – Süd 4711'],
    ['www.a-b.example/c?d=1&amp;e=2.', '[www]|[.a-b]|[.example]|[/c]|[?d=1]|[&amp;e=2.]'],
    ['(https://a.example/b-c/)', '[(https://a]|[.example]|[/b-c]|[/)]'],
    ['und/oder z.B./u.a.', 'und/oder z.B./u.a.'],
  ])('in the web address or period "%s", a line may end only before a mark or after the dash', (text, expected) => {
    expect(set(text)?.replaceAll('<wbr>', '|')).toBe(expected);
  });

  it('is left as it is in the title, and needs no rule where there is none', () => {
    expect(withWholeNumbers(page('A-1'))).toContain('<title>A-1</title>');
    expect(withWholeNumbers(page('A 1'))).toBe(page('A 1'));
  });

  it('gives a period of two dates the direction of its words', () => {
    const period = (text: string) => inBody(withWholeNumbers(page(text)));
    expect(period('1 אוג׳ – 31 אוק׳ 2026')).toMatch(/^<right-to-left>.*2026<\/whole-number><\/right-to-left>$/);
    expect(period('1 Aug – 31 Oct 2026')).not.toContain('right-to-left');
  });
});

describe('a reference in Latin letters', () => {
  const set = (text: string) =>
    inBody(withIsolatedReferences(page(text)))?.replaceAll(/<left-to-right>(.*?)<\/left-to-right>/g, '[$1]');

  it.each([
    ['معفى: § 13b UStG', 'معفى: [§ 13b UStG]'],
    ['فطور (Art. 196 Directive 2006/112/EC)', 'فطور ([Art. 196 Directive 2006/112/EC])'],
    ['المادة 132(1)(i) من 293 B', 'المادة [132(1)(i)] من [293 B]'],
    ['שלום A &amp; B 2', 'שלום [A &amp; B 2]'],
    ['10 نوفمبر 2026 · Bank transfer', '10 نوفمبر 2026 · Bank transfer'],
    ['§ 13b UStG', '§ 13b UStG'],
    ['SKU: FJ-160 (rev. 2), مع ضمان', 'SKU: FJ-160 (rev. 2), مع ضمان'],
  ])('in "%s" is isolated where the text runs from right to left', (text, expected) => {
    expect(set(text)).toBe(expected);
  });
});

describe('the direction of a line', () => {
  it.each([
    ['A&B Ltd. סניף 3', 'rtl', 'rtl'],
    ['A&B Ltd. סניף 3', 'ltr', 'ltr'],
    ['PO 12: שלום וברכה', 'ltr', 'rtl'],
    ['שלום, Strathlinn Timber', 'ltr', 'rtl'],
    ['\u2068ABC\u2069 שלום', 'ltr', 'rtl'],
    ['Strathlinn Timber', 'rtl', 'ltr'],
    ['12-3', 'rtl', null],
  ] as const)('of "%s" in a document %s is %s', (line, ofDocument, expected) => {
    expect(directionOfLine(line, ofDocument)).toBe(expected);
  });

  it('is the one that its element says', () => {
    const set = (attribute: string) =>
      withIsolatedReferences(`<html dir="rtl"><style></style><body><p${attribute}>A 1 שלום לך</p></body></html>`);
    expect(set('')).toContain('<p><right-to-left>');
    expect(set(' dir="auto"')).toContain('<p dir="auto">A 1 שלום לך</p>');
  });
});

describe('text of a tall script', () => {
  it.each([
    ['လ', '<tallest-line>လ</tallest-line>'],
    ['រោង A', '<tallest-line>រោង </tallest-line>A'],
    ['ຈັນ', '<tall-line>ຈັນ</tall-line>'],
    ['A क्षेत्र श्री', 'A <tall-line>क्षेत्र श्री</tall-line>'],
  ])('%s has taller lines', (text, expected) => {
    expect(inBody(withTallLines(page(text)))).toBe(expected);
  });

  it.each(['Wood', 'القمر', '月'])('%s is no such text', (text) => {
    expect(withTallLines(page(text))).toBe(page(text));
  });
});
