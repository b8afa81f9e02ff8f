import { ImportError } from '../faults/errors.js';
import type { Prisma } from '../prisma-client/client.js';
import type { ImportedInvoice } from './format/schema.js';
import { identityUuid } from './identity.js';

type Transaction = Prisma.TransactionClient;

/**
 * The payments of an invoice with ids that are free. Nobody asks for a payment by its id, so one that a payment of another invoice has is replaced by one made of
 * it, always the same.
 * @param invoiceId of the invoice, if it is stored already
 */
export async function withFreePaymentIds(
  db: Transaction,
  imported: ImportedInvoice,
  invoiceId: string | undefined,
): Promise<ImportedInvoice> {
  const { organisationId, number, payments } = imported;
  const ids = payments.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (ids.length === 0) return imported;
  const found = await db.payment.findMany({ where: { id: { in: ids } }, select: { id: true, invoiceId: true } });
  const taken = new Set(found.filter((payment) => payment.invoiceId !== invoiceId).map(({ id }) => id));
  if (taken.size === 0) return imported;
  const freed = payments.map((payment) =>
    payment.id !== undefined && taken.has(payment.id)
      ? { ...payment, id: identityUuid(organisationId, number, payment.id) }
      : payment,
  );
  return { ...imported, payments: freed };
}

/** Refuses an id that is already in use. The message does not tell who uses it. @throws ImportError */
export async function assertFreeId(
  table: { count(query: { where: { id: string } }): PromiseLike<number> },
  id: string | undefined,
  path: string,
): Promise<void> {
  if (id === undefined || (await table.count({ where: { id } })) === 0) return;
  throw new ImportError([{ path: `${path}.id`, message: 'cannot be used: leave it out, and the import makes one' }]);
}
