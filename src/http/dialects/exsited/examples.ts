import type { LedgerInvoice } from '../../../invoices/ledger/ledger.js';
import { information, invoiceOfAccount, invoiceOfOrder, invoiceWithTaxTotal } from './bodies.js';
import { pagination } from './pagination.js';

/** The invoice of the examples in the API description. The code that makes every body makes these too. */
const EXAMPLE: LedgerInvoice = {
  id: '58ba1248-7c0c-451f-a445-fe5ef10407b8',
  number: 'ST-KS-2026-0009',
  status: 'ISSUED',
  version: 3,
  currencyCode: 'GBP',
  timeZone: 'Europe/London',
  customer: { accountId: 'HARB01', name: 'Harbour & Hearth Interiors Ltd' },
  order: { number: 'SO-2026-0241' },
  customForm: { id: '2f4f8c57-4d0c-4c3e-9a53-1b8f0ad6c2e1', name: 'Standard invoice' },
  purchaseOrderReference: 'PO-88213',
  issued: { date: '2026-03-02', alternate: null },
  due: { date: '2026-04-01', alternate: '2026-04-15' },
  billing: { start: { date: '2026-02-01', alternate: null }, end: { date: '2026-02-28', alternate: null } },
  totals: {
    lineNetTotal: '1040',
    allowanceTotal: '40',
    chargeTotal: '25',
    taxExclusive: '1025',
    taxTotal: '205',
    taxInclusive: '1230',
    paidAmount: '430',
    roundingAmount: '0',
    withholdingTotal: '0',
    thirdPartyTotal: '0',
    amountDue: '800',
  },
  freightCharges: ['25'],
  typeCode: '380',
  paymentMeans: [{ meansCode: '30' }],
  priceTaxInclusive: false,
  notes: 'Delivered in two parts.',
  payments: [{ number: 'PMT-0311', amount: '400', paidOn: '2026-03-20', createdAt: '2026-03-20T10:15:00.000Z' }],
  appliedCredits: [{ amount: '30' }],
  creditNotes: [{ number: 'ST-CN-2026-0001', total: '60' }],
  customAttributes: [{ name: 'project', value: 'Harbour Wall' }],
  customObjects: [],
  createdBy: 'a.campbell',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedBy: 'm.fraser',
  updatedAt: '2026-03-20T10:15:00.000Z',
  reactivatedAt: null,
  cancelledAt: null,
  amendedAt: '2026-03-05T14:30:00.000Z',
  voidedAt: null,
  deletedAt: null,
  lines: [
    {
      id: 'f3f0e5f4-7ac2-4b55-9d8e-5f1d35c1b0aa',
      version: 1,
      name: 'Larch cladding, 20 × 145 mm',
      itemUuid: '5c1f0a55-7b43-4b0e-8f3f-9f4f6f2f7c11',
      itemId: 'TIM-LARCH-145',
      quantity: '80',
      unit: 'm',
      unitCode: 'MTR',
      warehouse: 'Inverness',
      pricingSnapshotUuid: '1d9f2e9b-3f6a-4a56-8a55-0cb5f2a1c7d3',
      salesRevenueAccount: '4000',
      tax: { id: '9b1fe3ac-05f6-4c39-9c57-6f6de5a0c8e2', code: 'VAT20' },
      taxRate: '20',
      netAmount: '1040',
      taxAmount: '208',
      charging: { start: { date: '2026-02-01', alternate: null }, end: { date: '2026-02-28', alternate: null } },
    },
  ],
};

const around = { base: 'https://billing.example', today: '2026-04-20' };
const page = (path: string) => pagination(`${around.base}${path}`, { limit: 20, offset: 0 }, 1);

/** The example of each endpoint. */
export const EXAMPLES = {
  invoices: { invoices: [invoiceWithTaxTotal(EXAMPLE, around)], pagination: page('/api/v3/invoices') },
  invoice: { invoice: invoiceWithTaxTotal(EXAMPLE, around) },
  information: { invoice: information(EXAMPLE, around) },
  order: {
    order: { invoices: [invoiceOfOrder(EXAMPLE, around)], pagination: page('/api/v3/orders/SO-2026-0241/invoices') },
  },
  account: {
    account: { invoices: [invoiceOfAccount(EXAMPLE, around)], pagination: page('/api/v3/accounts/HARB01/invoices') },
  },
};
