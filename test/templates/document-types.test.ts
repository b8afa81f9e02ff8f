import { describe, expect, it } from '@jest/globals';
import type { BillingDocument } from '../../src/invoices/billing-document.js';
import type { Quote } from '../../src/invoices/quote.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { documentOf, sample, samples } from './fixtures/samples.js';
import { designs, templates } from './fixtures/templates.js';

const view = (document: BillingDocument, locale = 'en-GB', today = '2026-11-20') => templates.toView(document, { today, locale });
const meta = (document: BillingDocument, locale?: string) =>
  view(document, locale).meta.map(({ label, text }) => `${label}: ${text}`);
const totals = (document: BillingDocument) =>
  view(document).totals.map(({ kind, label, reason, amount }) => [kind, label || reason, amount]);

describe('titles', () => {
  it.each([
    ['en-GB', 'Quote', 'Receipt', 'Statement of account'],
    ['en-US', 'Quote', 'Receipt', 'Statement of account'],
    ['de-DE', 'Angebot', 'Quittung', 'Kontoübersicht'],
    ['fr-FR', 'Devis', 'Reçu', 'Relevé de compte'],
    ['ar', 'عرض سعر', 'إيصال', 'كشف حساب'],
    ['ja-JP', '御見積書', '領収書', '取引明細書'],
  ])('are of the type and of %s', (locale, quote, receipt, statement) => {
    const titleOf = (name: string) => view(sample(name).document, locale).documentTitle;
    expect([titleOf('quote'), titleOf('receipt'), titleOf('statement')]).toEqual([quote, receipt, statement]);
  });

  it.each([
    ['simple', 'invoice', 'Bill to', 'Rechnungssteller'],
    ['credit-note', 'credit-note', 'Bill to', 'Rechnungssteller'],
    ['quote', 'quote', 'Prepared for', 'Von'],
    ['receipt', 'receipt', 'Received from', 'Zahlungsempfänger'],
    ['statement', 'statement', 'Account of', 'Von'],
  ])('of %s come with the type and the words for both parties', (name, documentType, billTo, from) => {
    const { document } = sample(name);
    expect(view(document).documentType).toBe(documentType);
    expect(view(document).labels.billTo).toBe(billTo);
    expect(view(document, 'de-DE').labels.from).toBe(from);
  });
});

describe('every part of a document', () => {
  it.each([...designs.keys()])('is there once in %s', (name) => {
    const design = requireTemplate(designs, name);
    for (const { document, today } of samples.filter(({ documentType }) =>
      design.manifest.documentTypes.includes(documentType),
    )) {
      const html = design.render(design.toView(document, { today }), 'parts');
      const parts = Array.from(html.matchAll(/<section class="([^"]+)"/g), ([, part]) => part);
      expect(parts).toEqual([...new Set(parts)]);
    }
  });
});

describe('a quote', () => {
  const quote = documentOf('quote', 'QUOTE');
  const status = (changes: Partial<Quote>, today: string) => view({ ...quote, ...changes }, 'en-GB', today).status;

  it('says how long it is valid, and nothing of a due date', () => {
    expect(meta(quote)).toEqual([
      'Date: 18 November 2026',
      'Valid until: 18 December 2026',
      'Customer no.: HARB01',
      'Your reference: HH-PROJ-31',
      'Project: Portobello bathhouse',
      'Status: Open',
    ]);
  });

  it('ends in its total, and asks for no payment', () => {
    expect(totals(quote)).toEqual([
      ['plain', 'Subtotal', '32,856.30'],
      ['plain', 'Framework discount', '−1,474.04'],
      ['plain', 'Net total', '31,382.26'],
      ['plain', 'VAT', '5,800.13'],
      ['due', 'Total', '37,182.39'],
    ]);
    expect(view(quote).summary).toEqual({ label: 'Total', amount: '£37,182.39', note: null, size: 'regular' });
    const withAccount = { ...quote, paymentMeans: documentOf('simple', 'INVOICE').paymentMeans };
    expect([view(withAccount).payment, view(quote).payments, view(quote).statement]).toEqual([null, null, null]);
  });

  it.each([
    ['open', { status: 'ISSUED' }, '2026-12-18', null, null],
    ['expired', { status: 'ISSUED' }, '2026-12-19', 'Expired', null],
    ['open', { status: 'ISSUED', validUntil: null }, '2030-01-01', null, null],
    ['accepted', { status: 'ACCEPTED' }, '2030-01-01', 'Accepted', null],
    ['declined', { status: 'DECLINED' }, '2026-12-18', 'Declined', null],
    ['draft', { status: 'DRAFT' }, '2030-01-01', 'Draft', 'Draft'],
    ['void', { status: 'VOID' }, '2026-12-18', 'Void', 'Void'],
  ] as const)('is %s for %j on %s', (code, changes, today, badge, watermark) => {
    expect(status(changes, today)).toMatchObject({ code, badge, watermark });
  });

  it('can be accepted while it is open, and only then', () => {
    expect(view(quote).acceptance).toEqual({
      text: 'We accept this quote and place the order.',
      fields: ['Date', 'Name', 'Signature'],
    });
    expect(view(quote, 'en-GB', '2026-12-19').acceptance).toBeNull();
    expect(view({ ...quote, status: 'DRAFT' }).acceptance).toBeNull();
    expect(view(documentOf('simple', 'INVOICE')).acceptance).toBeNull();
  });
});

describe('a receipt', () => {
  const receipt = documentOf('receipt', 'RECEIPT');

  it('lists what was received by date', () => {
    expect(view(receipt).payments).toEqual({
      hasMethods: true,
      items: [
        { date: '30 Oct 2026', method: 'Debit card, ending 4471', reference: 'CARD-5531', amount: '2,000.00' },
        { date: '3 Nov 2026', method: 'Bank transfer', reference: 'BACS-88417', amount: '1,007.02' },
        { date: '3 Nov 2026', method: null, reference: 'Credit note ST-CN-2026-0031', amount: '310.50' },
      ],
    });
  });

  it('ends with nothing due, and asks for no payment', () => {
    expect(totals(receipt)).toEqual([
      ['plain', 'Subtotal', '2,764.60'],
      ['plain', 'VAT', '552.92'],
      ['sum', 'Total', '3,317.52'],
      ['due', 'Amount received', '3,317.52'],
    ]);
    const inPart = { ...receipt, totals: { ...receipt.totals, paidAmount: '3000.00', amountDue: '317.52' } };
    expect(totals(inPart).slice(-2)).toEqual([
      ['due', 'Amount received', '3,000.00'],
      ['plain', 'Amount due', '317.52'],
    ]);
    expect(view(receipt).summary).toMatchObject({ label: 'Amount received', amount: '£3,317.52' });
    expect(view(receipt).payment).toBeNull();
    expect(view(receipt).status).toMatchObject({ code: 'paid', badge: 'Paid', watermark: null });
    expect(view({ ...receipt, status: 'VOID' }).status).toMatchObject({ code: 'void', watermark: 'Void' });
  });

  it('names the invoice that was paid', () => {
    expect(meta(receipt)).toEqual([
      'Date: 4 November 2026',
      'Customer no.: GLEN01',
      'For invoice: ST-2026-0411 (28\u00a0October\u00a02026)',
      'Status: Paid',
    ]);
  });

  it('of a payment alone has no lines and one sum', () => {
    const payment = documentOf('payment-receipt', 'RECEIPT');
    expect(view(payment, 'de-DE')).toMatchObject({ lines: null, taxBreakdown: [], statement: null });
    expect(totals(payment)).toEqual([['due', 'Amount received', '4,500.00']]);
    expect(view(payment, 'de-DE').payments?.items).toEqual([
      { date: '19. Nov. 2026', method: 'Überweisung', reference: '2026-11-19/004', amount: '4.500,00' },
    ]);
  });
});

describe('a statement', () => {
  const statement = documentOf('statement-short', 'STATEMENT');

  it('leads from the opening to the closing balance', () => {
    expect(view(statement, 'en-US').statement).toEqual({
      period: 'Aug 1 – Oct 31, 2026',
      density: 'regular',
      openingBalance: { label: 'Opening balance', date: 'Aug 1, 2026', amount: '642.18', money: null },
      entries: [
        {
          date: 'Aug 1, 2026',
          type: 'Invoice',
          number: 'HC-2026-07-3120',
          dueDate: 'Aug 31, 2026',
          debit: '2,214.07',
          credit: null,
          balance: '2,856.25',
        },
        {
          date: 'Aug 14, 2026',
          type: 'Payment',
          number: 'ACH 99310',
          dueDate: null,
          debit: null,
          credit: '500.00',
          balance: '2,356.25',
        },
        {
          date: 'Sep 1, 2026',
          type: 'Invoice',
          number: 'HC-2026-08-3215',
          dueDate: 'Oct 1, 2026',
          debit: '1,987.44',
          credit: null,
          balance: '4,343.69',
        },
        {
          date: 'Sep 20, 2026',
          type: 'Credit note',
          number: 'HC-CN-0091',
          dueDate: null,
          debit: null,
          credit: '75.00',
          balance: '4,268.69',
        },
        {
          date: 'Oct 1, 2026',
          type: 'Invoice',
          number: 'HC-2026-09-3301',
          dueDate: 'Oct 31, 2026',
          debit: '2,051.90',
          credit: null,
          balance: '6,320.59',
        },
      ],
      totalDebit: '6,253.41',
      totalCredit: '575.00',
      closingBalance: { label: 'Closing balance', date: 'Oct 31, 2026', amount: '6,320.59', money: '$6,320.59' },
      ageing: [
        { bucket: 'notDue', label: 'Not due', amount: '2,051.90' },
        { bucket: 'days1To30', label: '1–30 days', amount: '1,987.44' },
        { bucket: 'days31To60', label: '31–60 days', amount: '0.00' },
        { bucket: 'days61To90', label: '61–90 days', amount: '2,214.07' },
        { bucket: 'over90Days', label: 'Over 90 days', amount: '67.18' },
      ],
    });
  });

  it('has no lines, totals or tax, and says whose account it is', () => {
    expect(view(statement)).toMatchObject({ lines: null, totals: [], taxBreakdown: [], delivery: null, furtherDetails: [] });
    expect(meta(statement)).toEqual(['Date: 2 November 2026', 'Period: 1 Aug – 31 Oct 2026', 'Account: wren-tallow']);
    expect(view(statement).summary).toMatchObject({ label: 'Closing balance', amount: 'US$6,320.59' });
  });

  it('is overdue where a part of what is owed is, and asks for payment where something is owed', () => {
    const settled = documentOf('statement-settled', 'STATEMENT');
    expect([view(statement).status.code, view(settled).status.code]).toEqual(['overdue', 'issued']);
    expect(view(statement).payment?.entries.at(-1)).toEqual({ label: 'Payment reference', text: '2026-10-wren-tallow' });
    expect(view(settled).payment).toBeNull();
  });
});
