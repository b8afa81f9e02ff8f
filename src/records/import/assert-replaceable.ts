import { ImportError } from '../faults/errors.js';
import type { Invoice } from '../prisma-client/client.js';
import type { ImportedInvoice } from './format/schema.js';

/**
 * Refuses a record that would give a stored invoice another id, or a status that it cannot have any more.
 * @throws ImportError
 */
export function assertReplaceable(
  stored: Pick<Invoice, 'id' | 'status' | 'number' | 'voidedAt'>,
  imported: ImportedInvoice,
  path: string,
): void {
  const { id, number } = stored;
  if (imported.id !== undefined && imported.id !== id) {
    throw new ImportError([{ path: `${path}.id`, message: `invoice ${number} is stored with another id, ${id}` }]);
  }
  const message = refusalOfStatus(stored, imported);
  if (message !== null)
    throw new ImportError([{ path: `${path}.status`, message: `is ${imported.status}, but invoice ${number} ${message}` }]);
}

/** A draft may become anything. What was issued keeps its number and the copies of its parties, so it never becomes a draft. */
function refusalOfStatus(
  { status: stored, voidedAt }: Pick<Invoice, 'status' | 'voidedAt'>,
  { status, reactivatedAt }: ImportedInvoice,
): string | null {
  if (stored === 'DRAFT' || status === stored) return null;
  if (status === 'DRAFT') {
    return stored === 'ISSUED'
      ? 'is issued and cannot become a draft again: cancel it with the status "VOID", or correct it with a credit note'
      : 'is void and cannot become a draft again: import a new invoice under another number';
  }
  if (stored !== 'VOID') return null;
  if (reactivatedAt === undefined) return 'is void: state "VOID" to leave it so, or "reactivatedAt" to make it valid again';
  return voidedAt !== null && new Date(reactivatedAt) <= voidedAt
    ? `is void since ${voidedAt.toISOString()}: only a later "reactivatedAt" makes it valid again`
    : null;
}
