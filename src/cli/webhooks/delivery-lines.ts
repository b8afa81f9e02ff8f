import type { ListedDelivery } from '../../records/webhooks/list-deliveries.js';

/** Two lines for each delivery, for a person: what it is and how far, and where it goes. */
export function deliveryLines(deliveries: readonly ListedDelivery[]): string {
  if (deliveries.length === 0) return 'There are no such notifications.\n';
  return deliveries.map((one) => `${first(one)}\n  ${second(one)}\n`).join('');
}

function first({ id, state, eventType, attempts, nextAttemptAt, deliveredAt, lastStatus, lastError }: ListedDelivery): string {
  const when = {
    WAITING: `next attempt ${nextAttemptAt?.toISOString() ?? 'never'}`,
    DELIVERED: `delivered ${deliveredAt?.toISOString() ?? 'before'}, status ${lastStatus}`,
    DEAD: 'given up',
  }[state];
  const why = lastError === null ? '' : `; last: ${lastError}`;
  return `${id}  ${state.padEnd(9)}  ${eventType}  attempts ${attempts}, ${when}${why}`;
}

function second({ url, organisationId, batchId, createdAt }: ListedDelivery): string {
  return `${url}  organisation ${organisationId}, batch ${batchId}, ${createdAt.toISOString()}`;
}
