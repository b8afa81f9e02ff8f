import { describe, expect, it } from '@jest/globals';
import { documentFonts } from '../../../src/templates/fonts/document-fonts.js';
import type { DocumentView } from '../../../src/view/document/document-view.js';
import { fittedView } from '../../../src/templates/fit/fit-view.js';
import { linesOf } from '../../../src/templates/fit/line-breaks.js';
import { keptRulers } from '../../../src/templates/fit/rulers.js';
import * as fixtures from '../fixtures/invoices.js';
import { sample } from '../fixtures/samples.js';
import { TODAY, templates } from '../fixtures/templates.js';

const rulersOf = keptRulers(documentFonts().widths);
const view = templates.toView(fixtures.twoRates, { today: TODAY });
const fitted = (changes: Partial<DocumentView>, font = 'Inter') => fittedView({ ...view, ...changes }, rulersOf(font, 'en-GB'));

describe('the amount at the head', () => {
  const sizeOf = (amount: string, size: DocumentView['summary']['size'] = 'regular', font?: string) =>
    fitted({ summary: { label: 'Amount due', amount, note: null, size } }, font).summary.size;

  it('is set smaller by its real width', () => {
    const amounts = ['£88,888.00', 'US$88,888.00', 'US$888,888.00', 'US$88,888,888.00', 'US$iiiiiiii', 'US$WWWWWWWW'];
    expect(amounts.map((amount) => sizeOf(amount))).toEqual(['regular', 'regular', 'long', 'very-long', 'regular', 'very-long']);
  });

  it('is measured in the font of the document', () => {
    expect([sizeOf('US$8,888,888.00'), sizeOf('US$88,888,888.00'), sizeOf('US$88,888,888.00', 'regular', 'Noto Sans')]).toEqual([
      'long',
      'very-long',
      'long',
    ]);
  });

  it('is never larger than the view says', () => {
    expect([sizeOf('£1.00', 'very-long'), sizeOf('US$88,888,888.00', 'long')]).toEqual(['very-long', 'very-long']);
  });
});

describe('the table of lines', () => {
  const [line] = view.lines?.items ?? [];
  if (!line || !view.lines) throw new Error('the invoice has a line');
  const { lines } = view;
  const densityOf = (change: Partial<typeof line>, labels: Partial<DocumentView['labels']> = {}, density = lines.density) =>
    fitted({ lines: { ...lines, density, items: [{ ...line, unit: null, ...change }] }, labels: { ...view.labels, ...labels } })
      .lines?.density;
  const amounts = (amount: string) => ({ netAmount: amount, taxAmount: amount, totalAmount: amount });

  it('is set smaller as its figures grow, and wraps them at last', () => {
    const texts = [
      '1,234.56',
      '123,456,789,012.00',
      '123,456,789,012,345.00',
      '123,456,789,012,345,678.00',
      '123,456,789,012,345,678,901,234.00',
    ];
    expect(texts.map((text) => densityOf(amounts(text)))).toEqual(['regular', 'compact', 'dense', 'minimal', 'wrapped']);
  });

  it('may split a row of many lines, written or wrapped, and no other', () => {
    const isTall = (description: string) =>
      fitted({ lines: { ...lines, items: [{ ...line, description, details: [], adjustments: [], note: null }] } }).lines?.items[0]
        ?.isTall;
    expect(['One line', 'Part\n'.repeat(10), 'Part\n'.repeat(45), 'word '.repeat(200)].map(isTall)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('counts the room of decimals that are missing', () => {
    const quantity = (missingDecimals: string) => ({ quantity: { text: '1', missingDecimals, missingPoint: true } });
    expect(densityOf({ ...amounts('1,234,567.00'), ...quantity('0') })).toBe('regular');
    expect(densityOf({ ...amounts('1,234,567.00'), ...quantity('20') })).toBe('compact');
  });

  it('breaks no amount of quadrillions, and says when a line number is long', () => {
    expect(
      densityOf({ ...amounts('12,345,678,901,234,567.00'), unitPrice: { ...line.unitPrice, text: '1,234,567,890.00' } }),
    ).toBe('minimal');
    const numbered = (text: string) =>
      fitted({ lines: { ...lines, items: [{ ...line, lineNumber: { label: 'Line', text } }] } }).lines?.hasLongNumbers;
    expect([numbered('1.1.1'), numbered('A-1000'), numbered('A-1000-0-LONGID')]).toEqual([false, false, true]);
  });

  it('counts the words of its heads, and its positions', () => {
    expect(densityOf({}, { netAmount: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' })).toBe(
      'wrapped',
    );
    expect(densityOf({ position: '1.1.2.3.5.8.13.21.34.55.89.144.233.377.610.987.1597.2584.4181.6765' })).not.toBe('regular');
  });

  it('is never larger than the view says', () => {
    expect(densityOf(amounts('1.00'), {}, 'dense')).toBe('dense');
  });
});

describe('an account', () => {
  const { document, today } = sample('statement-short');
  const account = templates.toView(document, { today });
  const { statement } = account;
  if (!statement) throw new Error('the sample is a statement');
  const densityOf = (changes: Partial<typeof statement>) =>
    fittedView({ ...account, statement: { ...statement, ...changes } }, rulersOf('Inter', 'en-US')).statement?.density;

  it('is set smaller as its figures grow, whichever they are', () => {
    const long = '123,456,789,012,345,678,901.00';
    const longest = { ...statement.closingBalance, money: `$123,456,789,${long}` };
    expect(densityOf({})).toBe('regular');
    expect(densityOf({ totalDebit: long })).toBe('compact');
    expect(densityOf({ totalDebit: long, totalCredit: long })).toBe('minimal');
    expect(densityOf({ totalDebit: long, totalCredit: long, closingBalance: longest })).toBe('wrapped');
  });
});

describe('a watermark', () => {
  it.each([
    ['Draft', 'regular'],
    ['Geannuleerd', 'long'],
    ['COPY – NOT VALID FOR PAYMENT', 'very-long'],
  ])('%s is %s', (watermark, size) => {
    expect(fitted({ status: { ...view.status, watermark } }).watermarkSize).toBe(size);
  });
});

describe('the margins of the page', () => {
  it('break the foot between its parts', () => {
    const page = {
      ...view.page,
      foot: ['Hollin Werke Holding GmbH', 'VAT no. DE123456789', 'Company no. HRB 1234 HB'].join(' · '),
    };
    expect(fitted({ page }).page.foot).toBe(
      'Hollin\u00a0Werke\u00a0Holding\u00a0GmbH\u00a0· VAT\u00a0no.\u00a0DE123456789\u00a0· Company\u00a0no.\u00a0HRB\u00a01234\u00a0HB',
    );
  });

  it('leave out the last parts of a foot that is too long, and cut what stands alone', () => {
    const page = {
      ...view.page,
      foot: Array.from({ length: 9 }, (_, index) => `${index} ${'number '.repeat(6)}`.trim()).join(' · '),
      headEnd: `\u2068${'W'.repeat(30)}\u2069`,
    };
    const margins = fitted({ page }).page;
    expect(margins.foot.split(' · ').map((part) => part.slice(0, 1))).toEqual(['0', '1', '2', '3']);
    expect(margins.headEnd).toMatch(/^\u2068W{15,20}…\u2069$/);
    expect(margins.headStart).toBe(view.page.headStart);
  });
});

describe('lines of text', () => {
  const em = (text: string) => text.length;

  it('end at spaces, and between the characters of scripts without them', () => {
    expect(linesOf('aaa bbb ccc', 7, em)).toBe(2);
    expect(linesOf('aaa bbb   ', 7, em)).toBe(1);
    expect(linesOf('漢字漢字、漢字', 4, em)).toBe(2);
    expect(linesOf('', 4, em)).toBe(1);
  });

  it('are without end where a word is longer than one', () => {
    expect(linesOf('a bbbbbbbb', 7, em)).toBe(Infinity);
  });
});

describe('dates and references', () => {
  it('have two columns only for a number or word that is longer than one', () => {
    const isWide = (text: string) => fitted({ meta: [{ label: 'Your reference', text, isWide: false }] }).meta[0]?.isWide;
    expect(['09174-20', '30 September 2026', 'Framework 2026 of Harbour & Hearth', '09174-WVAMPERAUE-13'].map(isWide)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('further details', () => {
  const payment = view.payment && { ...view.payment, codes: { epc: null, swissQr: null, online: null } };
  const text = (value: string) => ({ text: value, isLong: false });
  const isBelowPayment = (changes: Partial<DocumentView>) =>
    fitted({ payment, notes: null, terms: null, furtherDetails: [{ label: 'Cost centre', text: 'W-7' }], ...changes })
      .areDetailsBelowPayment;

  it('stand below the payment details if these are shorter than the totals, notes and terms', () => {
    expect([isBelowPayment({}), isBelowPayment({ notes: text('word '.repeat(60)), terms: text('word '.repeat(90)) })]).toEqual([
      false,
      true,
    ]);
  });

  it('stand elsewhere without payment details, beside a Swiss code, and where a code to pay online takes the room', () => {
    const withCode = (code: object) => payment && { ...payment, codes: { ...payment.codes, ...code } };
    const online = { payment: withCode({ online: 'https://pay.example/7' }), notes: text('word '.repeat(60)) };
    const [some, much] = [text('word '.repeat(60)), text('word '.repeat(200))];
    expect([
      isBelowPayment({ terms: much, payment: null }),
      isBelowPayment({ terms: much, payment: withCode({ swissQr: 'SPC' }) }),
      isBelowPayment({ ...online, terms: some }),
      isBelowPayment({ ...online, terms: much }),
    ]).toEqual([false, false, false, true]);
  });
});
