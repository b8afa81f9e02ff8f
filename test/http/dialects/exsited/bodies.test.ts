import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  information,
  invoiceOfAccount,
  invoiceOfOrder,
  invoiceWithTaxTotal,
} from '../../../../src/http/dialects/exsited/bodies.js';
import { pagination } from '../../../../src/http/dialects/exsited/pagination.js';
import type { LedgerInvoice } from '../../../../src/invoices/ledger/ledger.js';
import { keyPaths, uniqueKeyPaths } from '../../../harness/api/key-paths.js';
import { ledgerInvoice } from '../../../harness/invoices/ledger-invoice.js';

const AROUND = { base: 'https://press.example/billing', today: '2026-03-01' };
const PAGINATION = pagination('https://press.example/list', { limit: 1, offset: 1 }, 3);

const published = (name: string) =>
  JSON.parse(readFileSync(new URL(`published-examples/${name}.json`, import.meta.url), 'utf8')) as unknown;

const BODIES: [string, string, object][] = [
  ['E1', 'list-invoices', { invoices: [invoiceWithTaxTotal(ledgerInvoice(), AROUND)], pagination: PAGINATION }],
  ['E2', 'invoice', { invoice: invoiceWithTaxTotal(ledgerInvoice(), AROUND) }],
  ['E3', 'invoice-information', { invoice: information(ledgerInvoice(), AROUND) }],
  ['E4', 'order-invoices', { order: { invoices: [invoiceOfOrder(ledgerInvoice(), AROUND)], pagination: PAGINATION } }],
  ['E5', 'account-invoices', { account: { invoices: [invoiceOfAccount(ledgerInvoice(), AROUND)], pagination: PAGINATION } }],
];

describe('E8 the bodies have every field of the published examples, and no other', () => {
  it.each(BODIES)('%s %s: key by key, in the same order', (_, name, body) => {
    const expected = uniqueKeyPaths(published(name));
    expect(expected.length).toBeGreaterThan(40);
    expect(uniqueKeyPaths(JSON.parse(JSON.stringify(body)))).toEqual(expected);
  });

  it('every value of a fully populated invoice is there: none is null but what the invoice says is null', () => {
    const nulls = keyPaths(JSON.parse(JSON.stringify(BODIES[4]?.[2], (_, value: unknown) => value ?? 'NULL'))).length;
    const bare = JSON.stringify(BODIES.map(([, , body]) => body)).match(/"[a-z_]+":null/g) ?? [];
    expect(nulls).toBeGreaterThan(40);
    // The second custom attribute has no value, in each of the five.
    expect(bare).toEqual(Array.from({ length: 5 }, () => '"value":null'));
  });
});

describe('an invoice as Exsited shows it', () => {
  const body = invoiceOfAccount(ledgerInvoice(), AROUND);

  it('writes money with the decimals of its currency, as strings', () => {
    const { subtotal, tax, total, paid, due, shipping_cost, discount_amount, last_payment, kpis } = body;
    expect({ subtotal, tax, total, paid, due, shipping_cost, discount_amount }).toEqual({
      subtotal: '97.50',
      tax: '18.53',
      total: '116.03',
      paid: '50.00',
      due: '66.03',
      shipping_cost: '7.50',
      discount_amount: '10.00',
    });
    expect(last_payment).toEqual({ id: 'P-2', amount: '25.00', created_at: '2026-01-26T09:30:15Z' });
    expect(kpis).toEqual({
      outstanding: '66.03',
      overdue: '66.03',
      last_payment_date: '2026-01-25T00:00:00Z',
      payment_applied: '45.00',
      credit_applied: '5.00',
      credit_issued: '12.00',
      last_reactivated_on: '2026-01-12T00:00:00Z',
      last_cancelled_on: '2026-01-11T12:00:00Z',
      last_amended_on: '2026-01-13T13:13:13Z',
      voided_on: '2026-01-14T00:00:01Z',
      deleted_on: '2026-01-15T00:00:01Z',
    });
  });

  it.each([
    ['JPY', '1500', '1500'],
    ['KWD', '1500.125', '1500.125'],
    ['EUR', '-3', '-3.00'],
  ])('%s %s is %s', (currencyCode, total, text) => {
    const of = ledgerInvoice({
      currencyCode,
      totals: whole(total),
      freightCharges: [],
      payments: [],
      appliedCredits: [],
      creditNotes: [],
      lines: [],
    });
    expect(invoiceWithTaxTotal(of, AROUND)).toMatchObject({ subtotal: text, tax_total: text, total: text, due: text });
  });

  it('refuses an amount that its currency has no decimals for, rather than to round it', () => {
    expect(() => information(ledgerInvoice({ totals: whole('1.005') }), AROUND)).toThrow(
      expect.objectContaining({ code: 'inconsistent_invoice' }),
    );
  });

  it('writes days as midnight UTC, and the alternate where there is one', () => {
    expect(body).toMatchObject({
      issue_date: '2026-01-10T00:00:00Z',
      alternate_issue_date: '2026-01-11T00:00:00Z',
      due_date: '2026-02-10T00:00:00Z',
      alternate_due_date: '2026-02-11T00:00:00Z',
      billing_start_date: '2026-01-01T00:00:00Z',
      alternate_billing_end_date: '2026-02-01T00:00:00Z',
      created_on: '2026-01-10T07:00:00Z',
    });
    expect(body.lines[0]).toMatchObject({
      charging_start_date: '2026-01-01T00:00:00Z',
      alternate_charging_end_date: '2026-01-16T00:00:00Z',
    });
  });

  it('takes the date where there is no alternate, and null where there is neither', () => {
    const none = { date: null, alternate: null };
    const of = ledgerInvoice({
      issued: { date: '2026-01-10', alternate: null },
      due: none,
      billing: { start: { date: '2026-01-01', alternate: null }, end: none },
    });
    expect(information(of, AROUND)).toMatchObject({
      alternate_issue_date: '2026-01-10T00:00:00Z',
      due_date: null,
      alternate_due_date: null,
      alternate_billing_start_date: '2026-01-01T00:00:00Z',
      alternate_billing_end_date: null,
    });
  });

  it('says null for whatever is absent', () => {
    const bare = ledgerInvoice({
      order: null,
      customForm: null,
      purchaseOrderReference: null,
      notes: null,
      payments: [],
      createdBy: null,
      updatedBy: null,
      reactivatedAt: null,
      voidedAt: null,
      deletedAt: null,
      customAttributes: [],
      customObjects: [],
      lines: [{ ...line(), tax: null, itemUuid: null, itemId: null, warehouse: null, unit: null, salesRevenueAccount: null }],
    });
    expect(invoiceWithTaxTotal(bare, AROUND)).toMatchObject({
      type: 'LINKED_WITH_ACCOUNT',
      order_id: null,
      custom_form: null,
      customer_purchase_order_id: null,
      invoice_note: null,
      last_payment: null,
      created_by: null,
      last_updated_by: null,
      custom_attributes: [],
      custom_objects: [],
      kpis: { last_payment_date: null, last_reactivated_on: null, voided_on: null, deleted_on: null },
      lines: [
        {
          tax: { amount: '19.00', uuid: null, code: null, rate: '19', link: null },
          accounting_code: { sales_revenue: null },
          item_uuid: null,
          item_id: null,
          item_uom: 'HUR',
          item_warehouse: null,
        },
      ],
    });
  });

  it('links currency and tax under the base address, the currency by a UUID that is always the same', () => {
    expect(body.currency).toEqual({
      uuid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      name: 'EUR',
      link: `https://press.example/billing/api/v1/currencies/${body.currency.uuid}`,
    });
    expect(information(ledgerInvoice({ currencyCode: 'USD' }), AROUND).currency.uuid).not.toBe(body.currency.uuid);
    expect(body.lines[0]?.tax.link).toBe('https://press.example/billing/api/v1/taxes/66666666-6666-4666-8666-666666666666');
  });

  it.each([
    ['DRAFT', 'DRAFT'],
    ['ISSUED', 'ACTIVE'],
    ['VOID', 'VOIDED'],
  ] as const)('status %s is %s', (status, shown) => {
    expect(information(ledgerInvoice({ status }), AROUND).status).toBe(shown);
  });

  it('writes truth, versions and quantities as text', () => {
    expect(body).toMatchObject({ price_tax_inclusive: 'true', version: '7' });
    expect(information(ledgerInvoice({ priceTaxInclusive: false }), AROUND).price_tax_inclusive).toBe('false');
    expect(body.lines[0]).toMatchObject({ item_order_quantity: '2.5', item_uom: 'h', version: '2', tax: { rate: '19' } });
  });
});

function whole(amount: string): LedgerInvoice['totals'] {
  return {
    lineNetTotal: amount,
    allowanceTotal: '0',
    chargeTotal: '0',
    taxExclusive: amount,
    taxTotal: amount,
    taxInclusive: amount,
    paidAmount: '0',
    roundingAmount: '0',
    withholdingTotal: '0',
    thirdPartyTotal: '0',
    amountDue: amount,
  };
}

function line() {
  const [first] = ledgerInvoice().lines;
  if (!first) throw new Error('the invoice has no line');
  return first;
}
