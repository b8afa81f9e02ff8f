import type { Prisma } from '../prisma-client/client.js';
import { totalsSelect } from './totals-from-row.js';

/** What the ledger holds: credit notes and deleted invoices are not in it. */
export const inLedger = { type: 'INVOICE', deletedAt: null } as const satisfies Prisma.InvoiceWhereInput;

/** An invoice of the ledger without its lines. The organisation's logo, which only documents show, stays in the database. */
export const ledgerSelect = {
  ...totalsSelect,
  id: true,
  number: true,
  status: true,
  version: true,
  currencyCode: true,
  organisation: { select: { timeZone: true } },
  customer: { select: { accountId: true, name: true } },
  order: { select: { number: true } },
  customForm: { select: { id: true, name: true } },
  purchaseOrderReference: true,
  issueDate: true,
  alternateIssueDate: true,
  dueDate: true,
  alternateDueDate: true,
  billingStartDate: true,
  alternateBillingStartDate: true,
  billingEndDate: true,
  alternateBillingEndDate: true,
  priceTaxInclusive: true,
  notes: true,
  customObjects: true,
  createdBy: true,
  createdAt: true,
  updatedBy: true,
  updatedAt: true,
  reactivatedAt: true,
  cancelledAt: true,
  amendedAt: true,
  voidedAt: true,
  deletedAt: true,
  // UNCL 7161: FC is freight.
  allowancesAndCharges: {
    where: { lineId: null, kind: 'CHARGE', reasonCode: 'FC' },
    orderBy: { sortOrder: 'asc' },
    select: { amount: true },
  },
  payments: {
    orderBy: [{ paidOn: 'asc' }, { createdAt: 'asc' }, { number: 'asc' }],
    select: { number: true, amount: true, paidOn: true, createdAt: true },
  },
  appliedCredits: { orderBy: [{ appliedOn: 'asc' }, { creditNoteNumber: 'asc' }], select: { amount: true } },
  correctingNotes: {
    where: { type: 'CREDIT_NOTE', status: 'ISSUED', deletedAt: null },
    orderBy: [{ issueDate: 'asc' }, { number: 'asc' }],
    select: { number: true, taxInclusive: true },
  },
  customAttributes: { orderBy: { sortOrder: 'asc' }, select: { name: true, value: true } },
} as const satisfies Prisma.InvoiceSelect;

/** The same with its lines. */
export const ledgerSelectWithLines = {
  ...ledgerSelect,
  lines: {
    orderBy: { sortOrder: 'asc' },
    select: {
      id: true,
      version: true,
      name: true,
      itemUuid: true,
      itemId: true,
      quantity: true,
      unit: true,
      unitCode: true,
      warehouse: true,
      pricingSnapshotUuid: true,
      salesRevenueAccount: true,
      tax: { select: { id: true, code: true } },
      taxRate: true,
      netAmount: true,
      taxAmount: true,
      chargingStartDate: true,
      alternateChargingStartDate: true,
      chargingEndDate: true,
      alternateChargingEndDate: true,
    },
  },
} as const satisfies Prisma.InvoiceSelect;

export type LedgerRow = Prisma.InvoiceGetPayload<{ select: typeof ledgerSelect }>;
export type LedgerLineRow = Prisma.InvoiceGetPayload<{ select: typeof ledgerSelectWithLines }>['lines'][number];
