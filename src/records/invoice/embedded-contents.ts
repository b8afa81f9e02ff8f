import { InvoiceTooLargeError } from '../../invoices/errors.js';
import type { Invoice } from '../../invoices/invoice.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import { Prisma, type PrismaClient } from '../prisma-client/client.js';

type Holder = Pick<Invoice, 'id' | 'organisation' | 'supportingDocuments'>;

/**
 * The files that the supporting documents of an invoice embed (BT-125), in their order; null for a document that embeds none. Without any, the database is not asked.
 * @param mostBytes of all files together
 * @throws InvoiceTooLargeError before anything is read | DatabaseUnavailableError
 */
export async function findEmbeddedContents(
  prisma: PrismaClient,
  { id, organisation, supportingDocuments }: Holder,
  mostBytes: number,
): Promise<(Uint8Array | null)[]> {
  const bytes = supportingDocuments.reduce((sum, { byteLength }) => sum + (byteLength ?? 0), 0);
  if (supportingDocuments.every(({ byteLength }) => byteLength === null)) return supportingDocuments.map(() => null);
  if (bytes > mostBytes) throw new InvoiceTooLargeError('the files of the supporting documents', `${mostBytes} bytes together`);
  const query = Prisma.sql`SELECT d."content" FROM supporting_documents d
    WHERE d."organisation_id" = ${organisation.id}::uuid AND d."invoice_id" = ${id}::uuid ORDER BY d."sort_order"`;
  const rows = await asDatabaseError('Reading the supporting documents', () =>
    prisma.$queryRaw<{ content: Uint8Array | null }[]>(query),
  );
  return rows.map(({ content }) => content);
}
