import type { Prisma } from '../../../src/records/prisma-client/client.js';

/** Everything that belongs to an invoice. */
export const invoiceInclude = {
  organisation: true,
  customer: true,
  order: { select: { number: true } },
  paymentAccount: true,
  lines: { orderBy: { sortOrder: 'asc' }, include: { allowancesAndCharges: { orderBy: { sortOrder: 'asc' } } } },
  allowancesAndCharges: { where: { lineId: null }, orderBy: { sortOrder: 'asc' } },
  taxBreakdown: { orderBy: [{ rate: 'desc' }, { category: 'asc' }, { exemptionReason: 'asc' }] },
  payments: { orderBy: [{ paidOn: 'asc' }, { number: 'asc' }] },
  appliedCredits: { orderBy: [{ appliedOn: 'asc' }, { creditNoteNumber: 'asc' }] },
  customAttributes: { orderBy: { sortOrder: 'asc' } },
} as const satisfies Prisma.InvoiceInclude;
