import { InvoiceNotFoundError, NotADraftError } from '../invoices/errors.js';
import type { InvoiceReference } from '../invoices/invoice-reference.js';
import { type AuditContext, recordDeletion } from './audit.js';
import { asDatabaseError } from './faults/as-database-error.js';
import { named, ofOrganisation } from './invoice-key-sql.js';
import { Prisma, type PrismaClient } from './prisma-client/client.js';

interface Found {
  id: string;
  number: string;
  version: number;
  status: string;
}

/**
 * Deletes a draft with everything that belongs to it, together with its audit entry. An invoice that was issued stays: it is corrected by a credit note.
 * @throws InvoiceNotFoundError | NotADraftError | DatabaseUnavailableError
 */
export async function deleteDraft(prisma: PrismaClient, context: AuditContext, reference: InvoiceReference): Promise<void> {
  const { organisationId } = context;
  let refused: unknown;
  await asDatabaseError('Deleting the invoice', () =>
    prisma.$transaction(async (db) => {
      try {
        const [found] = await db.$queryRaw<Found[]>`SELECT i."id"::text, i."number", i."version", i."status"::text
          FROM invoices i WHERE ${ofOrganisation(organisationId)} AND ${named(organisationId, reference, Prisma.sql`true`)}
            AND i."deleted_at" IS NULL FOR UPDATE`;
        if (!found) throw new InvoiceNotFoundError();
        const { id, number, version, status } = found;
        if (status !== 'DRAFT') throw new NotADraftError(number, status);
        await db.invoice.delete({ where: { organisationId_id: { organisationId, id } } });
        await recordDeletion(db, context, { invoiceId: id, invoiceNumber: number, invoiceVersion: version });
      } catch (error) {
        if (error instanceof InvoiceNotFoundError || error instanceof NotADraftError) refused = error;
        throw error;
      }
    }),
  ).catch((error: unknown) => {
    throw refused ?? error;
  });
}
