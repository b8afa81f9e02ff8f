import type { PdfEffects, Ticket } from '../effects.js';
import type { AuthenticatedRequest } from '../running-request.js';

/**
 * Waits for one of the few slots for large documents, and gives the usual slot to the next request meanwhile. Null: it is not needed.
 * @throws OverloadedError | ShareExceededError, or the signal's reason
 */
export async function largeSlot(
  effects: Pick<PdfEffects, 'admitLarge'>,
  { caller, signal, steps }: AuthenticatedRequest,
  ticket: Ticket,
  isNeeded: boolean,
): Promise<Ticket | null> {
  if (!isNeeded) return null;
  ticket.releaseSlot();
  return steps.time('queue', () => effects.admitLarge(caller.organisationId, signal));
}
