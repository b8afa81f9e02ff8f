import type { LedgerInvoice } from '../../../src/invoices/ledger/ledger.js';

/** An invoice with every field that the ledger knows, each with a value of its own. */
export function ledgerInvoice(changes: Partial<LedgerInvoice> = {}): LedgerInvoice {
  return { ...structuredClone(FULL), ...changes };
}

const FULL: LedgerInvoice = {
  id: '11111111-1111-4111-8111-111111111111',
  number: 'L-1',
  status: 'ISSUED',
  version: 7,
  currencyCode: 'EUR',
  timeZone: 'Europe/Berlin',
  customer: { accountId: 'A-1', name: 'Account One' },
  order: { number: 'O-1' },
  customForm: { id: '22222222-2222-4222-8222-222222222222', name: 'Form' },
  purchaseOrderReference: 'PO-1',
  issued: { date: '2026-01-10', alternate: '2026-01-11' },
  due: { date: '2026-02-10', alternate: '2026-02-11' },
  billing: {
    start: { date: '2026-01-01', alternate: '2026-01-02' },
    end: { date: '2026-01-31', alternate: '2026-02-01' },
  },
  totals: {
    lineNetTotal: '100.0000',
    allowanceTotal: '10.0000',
    chargeTotal: '7.5000',
    taxExclusive: '97.5000',
    taxTotal: '18.5300',
    taxInclusive: '116.0300',
    paidAmount: '50.0000',
    roundingAmount: '0.0000',
    withholdingTotal: '0.0000',
    thirdPartyTotal: '0.0000',
    amountDue: '66.0300',
  },
  freightCharges: ['5.0000', '2.5000'],
  priceTaxInclusive: true,
  notes: 'Two lines\nof notes',
  payments: [
    { number: 'P-1', amount: '20.0000', paidOn: '2026-01-20', createdAt: '2026-01-20T08:00:00.000Z' },
    { number: 'P-2', amount: '25.0000', paidOn: '2026-01-25', createdAt: '2026-01-26T09:30:15.250Z' },
  ],
  appliedCredits: [{ amount: '5.0000' }],
  creditNotes: [{ number: 'CN-1', total: '12.0000' }],
  customAttributes: [
    { name: 'project', value: 'Alpha' },
    { name: 'empty', value: null },
  ],
  customObjects: [{ kind: 'note', values: [1, 'two', null] }],
  createdBy: 'creator',
  createdAt: '2026-01-10T07:00:00.000Z',
  updatedBy: 'updater',
  updatedAt: '2026-01-26T09:30:16.000Z',
  reactivatedAt: '2026-01-12T00:00:00.000Z',
  cancelledAt: '2026-01-11T12:00:00.000Z',
  amendedAt: '2026-01-13T13:13:13.000Z',
  voidedAt: '2026-01-14T00:00:01.000Z',
  deletedAt: '2026-01-15T00:00:01.000Z',
  lines: [
    {
      id: '33333333-3333-4333-8333-333333333333',
      version: 2,
      name: 'Item One',
      itemUuid: '44444444-4444-4444-8444-444444444444',
      itemId: 'I-1',
      quantity: '2.5000000000',
      unit: 'h',
      unitCode: 'HUR',
      warehouse: 'W-1',
      pricingSnapshotUuid: '55555555-5555-4555-8555-555555555555',
      salesRevenueAccount: '4000',
      tax: { id: '66666666-6666-4666-8666-666666666666', code: 'VAT19' },
      taxRate: '19.000000',
      netAmount: '100.0000',
      taxAmount: '19.0000',
      charging: {
        start: { date: '2026-01-01', alternate: '2026-01-03' },
        end: { date: '2026-01-15', alternate: '2026-01-16' },
      },
    },
  ],
};
