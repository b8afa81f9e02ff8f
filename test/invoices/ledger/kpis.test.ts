import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InconsistentInvoiceError } from '../../../src/invoices/errors.js';
import type { CivilDate, InvoiceStatus } from '../../../src/invoices/invoice.js';
import { kpis } from '../../../src/invoices/ledger/kpis.js';
import type { LedgerInvoice } from '../../../src/invoices/ledger/ledger.js';
import { ledgerInvoice } from '../../harness/invoices/ledger-invoice.js';

const TODAY = '2026-11-20';

/** An invoice of 120 of which nothing is paid, due yesterday. */
const plain = (changes: Partial<LedgerInvoice> = {}, totals: Partial<LedgerInvoice['totals']> = {}): LedgerInvoice => {
  const invoice = ledgerInvoice();
  return {
    ...invoice,
    status: 'ISSUED',
    due: { date: '2026-11-19', alternate: null },
    payments: [],
    appliedCredits: [],
    creditNotes: [],
    ...changes,
    totals: { ...invoice.totals, taxInclusive: '120', paidAmount: '0', roundingAmount: '0', amountDue: '120', ...totals },
  };
};
const payment = (amount: string, paidOn: CivilDate = '2026-11-01') => {
  const createdAt = `${paidOn}T09:00:00.000Z`;
  return { number: `P-${amount}`, amount, paidOn, createdAt };
};
const NOTHING = {
  outstanding: '0.00',
  overdue: '0.00',
  paymentApplied: '0.00',
  creditApplied: '0.00',
  creditIssued: '0.00',
  lastPaymentDate: null,
};

describe('kpis', () => {
  it('of an invoice that is paid in part with money and credit, and corrected', () => {
    const invoice = plain(
      {
        payments: [payment('20.0000', '2026-11-01'), payment('30.5', '2026-11-12')],
        appliedCredits: [{ amount: '10' }, { amount: '2.25' }],
        creditNotes: [
          { number: 'C-1', total: '-12.25' },
          { number: 'C-2', total: '-7.7500' },
        ],
      },
      { paidAmount: '62.75', amountDue: '57.25' },
    );
    expect(kpis(invoice, TODAY)).toEqual({
      outstanding: '57.25',
      overdue: '57.25',
      paymentApplied: '50.50',
      creditApplied: '12.25',
      creditIssued: '20.00',
      lastPaymentDate: '2026-11-12',
    });
  });

  it('is not overdue if the seller collects the money', () => {
    const invoice = plain({ due: { date: '2026-11-01', alternate: null }, paymentMeans: [{ meansCode: '59' }] });
    expect(kpis({ ...invoice, paymentMeans: [] }, TODAY)).toMatchObject({ outstanding: '120.00', overdue: '120.00' });
    expect(kpis({ ...invoice, paymentMeans: [], typeCode: '325' }, TODAY)).toMatchObject({
      outstanding: '120.00',
      overdue: '0.00',
    });
    expect(kpis(invoice, TODAY)).toMatchObject({ outstanding: '120.00', overdue: '0.00' });
  });

  describe('outstanding', () => {
    it.each<[InvoiceStatus, string, string]>([
      ['ISSUED', '120.0000', '120.00'],
      ['ISSUED', '0', '0.00'],
      ['ISSUED', '-5.00', '0.00'],
      ['DRAFT', '120', '0.00'],
      ['VOID', '120', '0.00'],
      ['VOID', '-120', '0.00'],
    ])('of %s with %s due is %s', (status, amountDue, outstanding) => {
      expect(kpis(plain({ status }, { amountDue }), TODAY).outstanding).toBe(outstanding);
    });
  });

  describe('overdue', () => {
    it.each<[string | null, string]>([
      ['2026-11-19', '120.00'],
      ['2025-12-31', '120.00'],
      ['2026-11-20', '0.00'],
      ['2026-11-21', '0.00'],
      ['2027-01-01', '0.00'],
      [null, '0.00'],
    ])('with due date %s is %s', (date, overdue) => {
      // The twin of the due date decides nothing.
      const found = kpis(plain({ due: { date, alternate: '2020-01-01' } }), TODAY);
      expect([found.overdue, found.outstanding]).toEqual([overdue, '120.00']);
    });

    it.each<InvoiceStatus>(['DRAFT', 'VOID'])('is nothing for %s', (status) => {
      expect(kpis(plain({ status }), TODAY)).toEqual(NOTHING);
    });
  });

  describe('paymentApplied', () => {
    it('is the paid amount where neither payments nor credits are on record', () => {
      const found = kpis(plain({}, { paidAmount: '70', amountDue: '50' }), TODAY);
      expect(found).toEqual({ ...NOTHING, outstanding: '50.00', overdue: '50.00', paymentApplied: '70.00' });
    });

    it('is nothing where all was paid with credit', () => {
      const invoice = plain({ appliedCredits: [{ amount: '120' }] }, { paidAmount: '120', amountDue: '0' });
      expect(kpis(invoice, TODAY)).toEqual({ ...NOTHING, creditApplied: '120.00' });
    });

    it('is less where money was paid back', () => {
      const payments = [payment('120', '2026-11-02'), payment('-20', '2026-11-03')];
      const found = kpis(plain({ payments }, { paidAmount: '100', amountDue: '20' }), TODAY);
      expect([found.paymentApplied, found.lastPaymentDate]).toEqual(['100.00', '2026-11-03']);
    });
  });

  it('credit issued is never negative, whichever sign the credit notes carry', () => {
    const creditNotes = ['-12.00', '3.50'].map((total) => ({ number: total, total }));
    expect(kpis(plain({ creditNotes }), TODAY).creditIssued).toBe('15.50');
  });

  it('credit issued is told apart from credit applied: a note may be used for another invoice', () => {
    const found = kpis(plain({ creditNotes: [{ number: 'C-1', total: '-12' }] }), TODAY);
    expect(found).toMatchObject({ creditIssued: '12.00', creditApplied: '0.00', outstanding: '120.00' });
  });

  it.each([
    ['JPY', '13230', '13230', '0'],
    ['KWD', '1929.5180', '1929.518', '0.000'],
    ['CLF', '0.0001', '0.0001', '0.0000'],
    ['EUR', '9007199254740993.1', '9007199254740993.10', '0.00'],
  ])('has the decimals of %s', (currencyCode, amountDue, text, zero) => {
    const found = kpis(plain({ currencyCode }, { amountDue }), TODAY);
    expect(found).toEqual({
      outstanding: text,
      overdue: text,
      paymentApplied: zero,
      creditApplied: zero,
      creditIssued: zero,
      lastPaymentDate: null,
    });
  });

  it('refuses an amount with more decimals than its currency has', () => {
    expect(() => kpis(plain({ currencyCode: 'JPY' }, { amountDue: '0.5' }), TODAY)).toThrow(InconsistentInvoiceError);
    expect(() => kpis(plain({ payments: [payment('1.005')] }), TODAY)).toThrow(InconsistentInvoiceError);
  });

  describe('for any invoice', () => {
    const cents = (min: number) => fc.integer({ min, max: 1_000_000 }).map((value) => (value / 100).toFixed(2));
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const amounts = fc.array(cents(0), { maxLength: 5 });
    const invoices = fc
      .record({
        status: fc.constantFrom<InvoiceStatus>('DRAFT', 'ISSUED', 'VOID'),
        due: fc.option(day),
        amountDue: cents(-1_000_000),
        paidAmount: cents(0),
        payments: amounts,
        credits: amounts,
        notes: fc.array(cents(-1_000_000), { maxLength: 5 }),
      })
      .map(({ status, due, amountDue, paidAmount, payments, credits, notes }) =>
        plain(
          {
            status,
            due: { date: due, alternate: null },
            payments: payments.map((one) => payment(one)),
            appliedCredits: credits.map((amount) => ({ amount })),
            creditNotes: notes.map((total, index) => ({ number: String(index), total })),
          },
          { amountDue, paidAmount },
        ),
      );

    it('outstanding ≥ overdue ≥ 0, and overdue is all of it or nothing', () => {
      fc.assert(
        fc.property(invoices, day, (invoice, today) => {
          const { outstanding, overdue } = kpis(invoice, today);
          expect(Number(overdue)).toBeGreaterThanOrEqual(0);
          expect([outstanding, '0.00']).toContain(overdue);
          const isOwed = invoice.status === 'ISSUED' && !/^-|^0\.00$/.test(invoice.totals.amountDue);
          expect(outstanding).toBe(isOwed ? invoice.totals.amountDue : '0.00');
        }),
      );
    });

    it('what is overdue stays so, and every amount is written with the decimals of the currency', () => {
      fc.assert(
        fc.property(invoices, day, day, (invoice, one, other) => {
          const [earlier = '', later = ''] = [one, other].toSorted();
          const [then, now] = [kpis(invoice, earlier), kpis(invoice, later)];
          expect(Number(now.overdue)).toBeGreaterThanOrEqual(Number(then.overdue));
          const { lastPaymentDate: _day, ...figures } = now;
          for (const figure of Object.values(figures)) expect(figure).toMatch(/^\d+\.\d\d$/);
        }),
      );
    });

    it('the sum of applied money and credit is that of the records', () => {
      fc.assert(
        fc.property(invoices, (invoice) => {
          const { payments, appliedCredits, totals } = invoice;
          const inCents = (text: string) => BigInt(text.replace('.', ''));
          const { paymentApplied, creditApplied } = kpis(invoice, TODAY);
          const records = [...payments, ...appliedCredits];
          const expected =
            records.length === 0 ? inCents(totals.paidAmount) : records.reduce((sum, { amount }) => sum + inCents(amount), 0n);
          expect(inCents(paymentApplied) + inCents(creditApplied)).toBe(expected);
        }),
      );
    });
  });
});
