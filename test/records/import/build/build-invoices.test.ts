import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { buildInvoices } from '../../../../src/records/import/build/build-invoices.js';
import { parseImport } from '../../../../src/records/import/format/parse-import.js';
import type { ImportFile } from '../../../../src/records/import/format/schema.js';

const SAMPLE = new URL('../../../../prisma/sample-data/01-strathlinn-timber-gb.json', import.meta.url);

/** The faults of a sample file once `change` was done to it. */
function faults(change: (file: ImportFile) => void): readonly { path: string; message: string }[] {
  const file = parseImport(readFileSync(SAMPLE, 'utf8'));
  change(file);
  try {
    buildInvoices(file);
    return [];
  } catch (error) {
    if (error instanceof ImportError) return error.faults;
    throw error;
  }
}

const inLine = (fields: object) => faults(({ invoices: [invoice] }) => Object.assign(invoice?.lines[0] ?? {}, fields));

const code = parseImport(readFileSync(SAMPLE, 'utf8')).invoices[0]?.lines[0]?.taxCode ?? '';
const tax = parseImport(readFileSync(SAMPLE, 'utf8')).organisations[0]?.taxes.find((one) => one.code === code);

describe('buildInvoices', () => {
  it('wants organisation and customer in the file', () => {
    const message = 'its organisation or customer is not in the file';
    expect(faults((file) => (file.organisations = []))).toEqual([{ path: 'invoices[0]', message }]);
    expect(faults((file) => Object.assign(file.invoices[1] ?? {}, { accountId: 'nobody' }))).toEqual([
      { path: 'invoices[1]', message },
    ]);
  });

  it('refuses a payment account that the organisation has not', () => {
    expect(faults((file) => Object.assign(file.invoices[2] ?? {}, { paymentAccount: 'swiss' }))).toEqual([
      { path: 'invoices[2].paymentAccount', message: 'the organisation has no payment account "swiss"' },
    ]);
  });

  it('refuses a tax code that the organisation has not', () => {
    expect(inLine({ taxCode: 'VAT99' })).toEqual([
      { path: 'invoices[0].lines[0].taxCode', message: expect.stringContaining('has no tax code "VAT99"; it has: ') },
    ]);
  });

  it('refuses a category or a rate that is not that of the tax code; rates compare as numbers', () => {
    expect(tax).toMatchObject({ category: 'S', rate: '20' });
    expect(inLine({ taxCategory: 'S', taxRate: '20.00' })).toEqual([]);
    expect(inLine({ taxCategory: 'Z' })).toEqual([
      { path: 'invoices[0].lines[0].taxCategory', message: `is Z; the tax code "${code}" says S` },
    ]);
    expect(inLine({ taxRate: '19' })).toEqual([
      { path: 'invoices[0].lines[0].taxRate', message: `is 19; the tax code "${code}" says 20` },
    ]);
  });

  it('refuses days that cannot be, with the path of the field', () => {
    const inInvoice = (fields: object) => faults(({ invoices: [invoice] }) => Object.assign(invoice ?? {}, fields));
    const is = (path: string, day: string, other: string) => [
      { path: `invoices[0].${path}`, message: `is ${day}; it must be ${other} or later` },
    ];
    const [early, late] = ['2026-03-01', '2026-03-31'];
    expect(inInvoice({ billingStartDate: late, billingEndDate: early })).toEqual(
      is('billingEndDate', early, `${late} (billingStartDate)`),
    );
    expect(inLine({ chargingStartDate: late, chargingEndDate: early })).toEqual(
      is('lines[0].chargingEndDate', early, `${late} (chargingStartDate)`),
    );
    expect(inInvoice({ alternateBillingStartDate: late, billingEndDate: early, billingStartDate: early })).toEqual(
      is('billingEndDate', early, `${late} (alternateBillingStartDate)`),
    );
    expect(inLine({ alternateChargingStartDate: late, alternateChargingEndDate: early })).toEqual(
      is('lines[0].alternateChargingEndDate', early, `${late} (alternateChargingStartDate)`),
    );
    expect(inInvoice({ precedingInvoiceNumber: 'F-0', precedingInvoiceDate: '2199-01-01' })).toMatchObject([
      { path: 'invoices[0].precedingInvoiceDate' },
    ]);
    expect(inInvoice({ precedingInvoiceDate: '2026-01-01' })).toMatchObject([{ path: 'invoices[0].precedingInvoiceNumber' }]);
    expect(inInvoice({ dueDate: '2000-01-01' })).toEqual([]);
  });

  it('wants a tax on every line', () => {
    expect(inLine({ taxCode: undefined, taxRate: '20' })).toEqual([
      { path: 'invoices[0].lines[0]', message: 'needs a taxCode, or taxCategory and taxRate' },
    ]);
  });

  it('refuses what the database could not hold: a product of large numbers', () => {
    const huge = { quantity: '999999999999999999', unitPrice: '999999999999999999', netAmount: undefined, taxAmount: undefined };
    const [invoice] = parseImport(readFileSync(SAMPLE, 'utf8')).invoices;
    const found = faults((file) => {
      file.invoices = invoice
        ? [
            {
              ...invoice,
              lines: invoice.lines.slice(0, 1).map((line) => ({ ...line, ...huge })),
              totals: undefined,
              taxBreakdown: undefined,
            },
          ]
        : [];
    });
    expect(found).toEqual([
      {
        path: 'invoices[0].lines[0].netAmount',
        message: 'is 999999999999999998000000000000000001.00; an amount has at most 24 digits before the point',
      },
    ]);
  });

  it('orders breakdown, payments and credits as the database does', () => {
    const file = parseImport(readFileSync(SAMPLE, 'utf8'));
    const [invoice] = file.invoices;
    const paid = { amount: '1.00', method: undefined };
    const payments = [
      { ...paid, number: 'P-9', paidOn: '2026-11-04' },
      { ...paid, number: 'P-3', paidOn: '2026-11-05' },
      { ...paid, number: 'P-1', paidOn: '2026-11-05' },
      { ...paid, number: 'P-7', paidOn: '2026-11-03' },
    ];
    Object.assign(invoice ?? {}, { payments, totals: undefined });
    const [built] = buildInvoices(file);
    expect(built?.payments.map(({ number }) => number)).toEqual(['P-7', 'P-9', 'P-1', 'P-3']);
    expect(built?.taxBreakdown.map(({ rate }) => rate)).toEqual(['20', '5']);
  });
});
