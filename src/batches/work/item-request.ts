import { randomUUID } from 'node:crypto';
import { DeadlineError } from '../../pdf/deadline.js';
import { type AuthenticatedRequest, RunningRequest } from '../../pdf/running-request.js';
import type { OpenChunk } from '../../records/batches/work-items.js';

/** A running request for one item, with a deadline of its own. `using` ends its timer. */
export type ItemRequest = AuthenticatedRequest & Disposable;

/**
 * The request in whose name an item is printed: that of the caller who created the batch.
 * @param milliseconds until the deadline
 * @param signal fires if the work must end
 */
export function openItemRequest({ caller }: Pick<OpenChunk, 'caller'>, milliseconds: number, signal: AbortSignal): ItemRequest {
  const { organisationId, subject, tokenId, ...origin } = caller;
  const deadline = new AbortController();
  let allowed = milliseconds;
  const start = performance.now();
  const startTimer = () => setTimeout(() => deadline.abort(new DeadlineError(allowed)), start + allowed - performance.now());
  let timer = startTimer();
  const request = new RunningRequest(
    { ...origin, eventId: randomUUID() },
    {
      signal: AbortSignal.any([signal, deadline.signal]),
      allowMore: (more) => {
        clearTimeout(timer);
        allowed += more;
        timer = startTimer();
      },
    },
  );
  return Object.assign(request, {
    caller: { organisationId, subject, tokenId, scopes: [] },
    [Symbol.dispose]: () => clearTimeout(timer),
  });
}
