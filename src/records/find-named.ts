import { asDatabaseError } from './faults/as-database-error.js';
import type { PrismaClient } from './prisma-client/client.js';

/** An invoice that is stored. */
interface Named {
  organisationId: string;
  sequence: bigint;
}

const SEQUENCE = /^inv_([1-9]\d{0,17})$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a name can be only that of a stored invoice. */
export function isInvoiceId(name: string): boolean {
  return SEQUENCE.test(name) || UUID.test(name);
}

/**
 * The stored invoices that have a name: `inv_42`, a UUID, or a number, which several organisations may use. For the operator: it looks into all organisations.
 * @param organisationId looks only into this one
 * @throws DatabaseUnavailableError
 */
export async function findNamed(prisma: PrismaClient, name: string, organisationId?: string): Promise<Named[]> {
  const [, sequence] = SEQUENCE.exec(name) ?? [];
  const named =
    sequence !== undefined ? { sequence: BigInt(sequence) } : UUID.test(name) ? { id: name.toLowerCase() } : { number: name };
  const where = { ...named, deletedAt: null, ...(organisationId !== undefined && { organisationId }) };
  return asDatabaseError('Reading the invoices', () =>
    prisma.invoice.findMany({ where, select: { organisationId: true, sequence: true }, orderBy: { sequence: 'asc' } }),
  );
}
