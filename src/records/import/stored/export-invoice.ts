import { InvoiceTooLargeError } from '../../../invoices/errors.js';
import type { InvoiceKey } from '../../../invoices/invoice-reference.js';
import { asDatabaseError } from '../../faults/as-database-error.js';
import type { PrismaClient } from '../../prisma-client/client.js';
import type { ImportInput } from '../format/schema.js';
import type { Present } from '../invoice-parties.js';
import { withCopies } from './copies.js';
import { sizeOf } from './size-of.js';
import { readStored, type StoredInvoice } from './stored-invoice.js';
import { toRecord } from './to-record.js';

/** How much of one invoice is read. */
export interface ExportLimits {
  lines: number;
  /** Of all its embedded documents together. */
  bytes: number;
}

/**
 * A stored invoice as an import file: what went in comes out, with the parties that it was issued with, and the same again changes nothing. Null if the organisation has no such invoice.
 * @throws InvoiceTooLargeError | DatabaseUnavailableError
 */
export async function exportInvoice(
  prisma: PrismaClient,
  { organisationId, ...reference }: InvoiceKey,
  limits: ExportLimits,
): Promise<ImportInput | null> {
  const found = await asDatabaseError('Finding the invoice', () => sizeOf(prisma, organisationId, reference));
  if (!found || found.isDeleted) return null;
  if (found.lines > limits.lines) throw new InvoiceTooLargeError('lines', `${limits.lines} lines`);
  if (found.bytes > limits.bytes) throw new InvoiceTooLargeError('supportingDocuments', `${limits.bytes} bytes`);
  const stored = await asDatabaseError('Reading the invoice', () => readStored(prisma, { id: found.id, organisationId }));
  if (!stored) return null;
  const present = await asDatabaseError('Reading the parties', () => presentOf(prisma, stored));
  return { invoices: [toRecord(withCopies(stored, present))] };
}

/** The organisation, the customer and the account of an invoice as they are now. */
async function presentOf(
  prisma: PrismaClient,
  { organisationId, customerId, paymentAccountId }: StoredInvoice,
): Promise<Present> {
  const of = (id: string) => ({ organisationId_id: { organisationId, id } });
  return {
    organisation: await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId }, omit: { logo: true } }),
    customer: await prisma.customer.findUniqueOrThrow({ where: of(customerId) }),
    paymentAccount: paymentAccountId === null ? null : await prisma.paymentAccount.findUnique({ where: of(paymentAccountId) }),
  };
}
