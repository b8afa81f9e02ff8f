import type { Prisma } from '../../prisma-client/client.js';

const inOrder = { orderBy: { sortOrder: 'asc' } } as const;

/** Everything that is stored of an invoice, with the names of what it refers to. */
const EVERYTHING = {
  customer: { select: { accountId: true } },
  order: { select: { number: true } },
  customForm: { select: { name: true } },
  paymentAccount: { select: { code: true } },
  lines: {
    ...inOrder,
    include: {
      tax: { select: { code: true, category: true, rate: true } },
      allowancesAndCharges: inOrder,
      furtherTaxes: inOrder,
    },
  },
  allowancesAndCharges: { where: { lineId: null }, ...inOrder, include: { furtherTaxes: inOrder } },
  taxBreakdown: { orderBy: [{ rate: 'desc' }, { category: 'asc' }, { name: 'asc' }, { exemptionReason: 'asc' }, { id: 'asc' }] },
  parties: true,
  notes: inOrder,
  paymentMeans: inOrder,
  supportingDocuments: inOrder,
  withholdingTaxes: inOrder,
  thirdPartyPayments: inOrder,
  payments: { orderBy: [{ paidOn: 'asc' }, { number: 'asc' }] },
  appliedCredits: { orderBy: [{ appliedOn: 'asc' }, { creditNoteNumber: 'asc' }, { id: 'asc' }] },
  customAttributes: inOrder,
} as const satisfies Prisma.InvoiceInclude;

export type StoredInvoice = Prisma.InvoiceGetPayload<{ include: typeof EVERYTHING }>;

/** Reads an invoice with all its rows. Null if there is none. */
export async function readStored(db: Prisma.TransactionClient, where: Prisma.InvoiceWhereInput): Promise<StoredInvoice | null> {
  return db.invoice.findFirst({ where, include: EVERYTHING });
}
