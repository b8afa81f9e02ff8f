import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { calculateTotals } from '../../../src/invoices/totals/calculate-totals.js';
import { checkInvoice } from '../../../src/invoices/checks/check-invoice.js';
import { imageMediaType } from '../../../src/invoices/logo/logo-image.js';
import { decimal } from '../../../src/invoices/money.js';
import { buildInvoices } from '../../../src/records/import/build/build-invoices.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';

const FOLDER = new URL('../../../prisma/sample-data/', import.meta.url);
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .toSorted();
const files = names.map((name) => parseImport(readFileSync(new URL(name, FOLDER), 'utf8')));
const invoices = files.flatMap(buildInvoices);
const byNumber = (number: string) => invoices.find((invoice) => invoice.number === number);

/** Figures by their value: "20.00" and "20" are one. */
const values = (figures: Record<string, string>) =>
  Object.fromEntries(Object.entries(figures).map(([field, value]) => [field, decimal(value).toFixed()]));

const sameFigures = (actual: Record<string, string>, expected: Record<string, string>) => {
  expect(values(actual)).toEqual(values(expected));
};

const remainder = (iban: string) => {
  const plain = iban.replaceAll(' ', '');
  const digits = (plain.slice(4) + plain.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n;
};

describe('sample data', () => {
  it('has one organisation in each file, in six countries', () => {
    expect(files.map(({ organisations }) => organisations.map(({ address }) => address.countryCode))).toEqual([
      ['GB'],
      ['DE'],
      ['JP'],
      ['KW'],
      ['AE'],
      ['US'],
    ]);
  });

  it('begins with ST-2026-0001, which is to be inv_1', () => {
    expect(invoices[0]).toMatchObject({
      number: 'ST-2026-0001',
      status: 'ISSUED',
      issueDate: '2026-11-02',
      dueDate: '2026-12-02',
      totals: { taxExclusive: '5929.48', taxTotal: '883.50', taxInclusive: '6812.98', amountDue: '6812.98' },
    });
    expect(invoices[0]?.taxBreakdown.map(({ rate, taxAmount }) => [rate, taxAmount])).toEqual([
      ['20', '782.70'],
      ['5', '100.80'],
    ]);
  });

  it.each(invoices.map((invoice) => [invoice.number, invoice] as const))(
    '%s: figures obey its lines to the last decimal',
    (_, invoice) => {
      expect(() => checkInvoice(invoice)).not.toThrow();
      const { paidAmount, roundingAmount } = invoice.totals;
      const calculated = calculateTotals({ ...invoice, paidAmount, roundingAmount });
      sameFigures({ ...invoice.totals }, { ...calculated.totals });
      invoice.lines.forEach(({ netAmount, taxAmount }, index) =>
        sameFigures({ netAmount, taxAmount }, { ...calculated.lines[index] }),
      );
    },
  );

  it('states the figures of some invoices in full', () => {
    const stated = files
      .flatMap((file) => file.invoices)
      .filter(
        ({ totals, taxBreakdown, lines }) =>
          totals && taxBreakdown && lines.every(({ netAmount, taxAmount }) => netAmount && taxAmount),
      );
    expect(stated.map(({ number }) => number)).toEqual(['ST-2026-0001', 'RE-2026-1047', 'SC-202610-0073', 'SME/26/0882']);
  });

  it('has fixed ids, each once', () => {
    const ids = files.flatMap((file) => [...file.organisations, ...file.customers, ...file.invoices].map(({ id }) => id));
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('covers what an accountant meets', () => {
    expect(byNumber('RE-2026-1047')).toMatchObject({
      customer: { locale: 'fr-FR' },
      taxBreakdown: [{ category: 'AE', exemptionReason: expect.stringContaining('Autoliquidation') }],
    });
    expect(byNumber('SC-202610-0073')).toMatchObject({ currencyCode: 'JPY', taxBreakdown: [{ rate: '10' }, { rate: '8' }] });
    expect(byNumber('SME/26/0882')?.totals.amountDue).toBe('1929.518');
    expect(byNumber('ST-2026-0002')?.allowancesAndCharges.map(({ kind, reasonCode }) => [kind, reasonCode])).toEqual([
      ['ALLOWANCE', '95'],
      ['CHARGE', 'FC'],
    ]);
    expect(byNumber('ST-2026-0003')).toMatchObject({ priceTaxInclusive: true, totals: { amountDue: '0.00' } });
    expect(byNumber('ST-2026-0004')).toMatchObject({ notes: [], terms: null, dueDate: null });
    expect(byNumber('ST-2026-0005')).toMatchObject({ totals: { paidAmount: '6508.68', amountDue: '6617.88' } });
    expect([byNumber('ST-2026-0006')?.status, byNumber('ST-2026-0007')?.status]).toEqual(['VOID', 'DRAFT']);
    expect(byNumber('HC-2026-11-00417')?.lines).toHaveLength(400);
    expect(byNumber('INV-2026-0311')).toMatchObject({ customer: { locale: 'ar' }, currencyCode: 'AED' });
  });

  it('covers what accounts are asked for: several invoices of an order and of a customer; paid, paid in part, open', () => {
    const ofOrder = (number: string) => invoices.filter(({ type, orderNumber }) => type === 'INVOICE' && orderNumber === number);
    const standing = (number: string) =>
      ofOrder(number).map(({ number: name, totals, payments }) => [name, totals.paidAmount, totals.amountDue, payments.length]);
    expect(standing('SO-2026-0241')).toEqual([
      ['ST-KS-2026-0008', '1506.72', '0.00', 2],
      ['ST-KS-2026-0009', '2084.60', '465.77', 2],
      ['ST-KS-2026-0010', '0.00', '1266.48', 0],
    ]);
    expect(standing('SUB-20417')).toEqual([
      ['HC-2026-10-00398', '10000.00', expect.any(String), 1],
      ['HC-2026-11-00417', '0.00', expect.any(String), 0],
      ['HC-2026-10-00362', '7740.14', '0.00', 2],
    ]);
    const account = invoices.filter(({ customer }) => customer.accountId === 'HARB01');
    expect(account.map(({ status }) => status)).toEqual(['ISSUED', 'VOID', 'ISSUED', 'ISSUED', 'ISSUED', 'ISSUED']);
  });

  it.each([
    ['ST-CN-2026-0002', 'ST-KS-2026-0009', '-84.60'],
    ['HC-CN-2026-00031', 'HC-2026-10-00362', '-349.49'],
  ])('has the credit note %s, which corrects %s and is used there', (number, corrects, total) => {
    const [note, corrected] = [byNumber(number), byNumber(corrects)];
    expect(note).toMatchObject({
      type: 'CREDIT_NOTE',
      precedingInvoiceNumber: corrects,
      precedingInvoices: [{ number: corrected?.number, date: corrected?.issueDate }],
      customer: { id: corrected?.customer.id },
      currencyCode: corrected?.currencyCode,
      totals: { taxInclusive: total },
    });
    expect(corrected?.appliedCredits).toEqual([{ creditNoteNumber: number, amount: total.slice(1), appliedOn: note?.issueDate }]);
  });

  it('has a credit note for an invoice that is there, and its amount applied to it', () => {
    const note = byNumber('ST-CN-2026-0001');
    const corrected = byNumber(note?.precedingInvoices[0]?.number ?? '');
    expect(note).toMatchObject({
      type: 'CREDIT_NOTE',
      precedingInvoices: [{ number: corrected?.number, date: corrected?.issueDate }],
      totals: { taxInclusive: '-508.68' },
    });
    expect(note?.lines.every(({ quantity }) => quantity.startsWith('-'))).toBe(true);
    expect(corrected?.appliedCredits).toEqual([{ creditNoteNumber: note?.number, amount: '508.68', appliedOn: note?.issueDate }]);
  });

  it('has logos that are small PNG images', () => {
    const logos = files.flatMap(({ organisations }) => organisations.flatMap(({ logo }) => logo ?? []));
    expect(logos.map((logo) => imageMediaType(logo))).toEqual(['image/png', 'image/png', 'image/png']);
    expect(logos.every((logo) => logo.length < 40_000)).toBe(true);
  });

  it('has account numbers whose check digits hold', () => {
    const ibans = files.flatMap(({ organisations }) =>
      organisations.flatMap(({ paymentAccounts }) => paymentAccounts.flatMap(({ iban }) => iban ?? [])),
    );
    expect(ibans.map(remainder)).toEqual([1n, 1n, 1n, 1n]);
  });

  it('writes to nobody: every address on the net is reserved for examples', () => {
    const parties = files.flatMap((file) => [...file.organisations, ...file.customers]);
    const addresses = parties.flatMap((party) => [party.email ?? [], 'website' in party ? (party.website ?? []) : []].flat());
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(12);
  });
});
