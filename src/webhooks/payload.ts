/** What is told of a batch: identifiers, state and counts, no personal data. Receivers fetch the rest with a token. */
export interface BatchEvent {
  type: 'batch.finished' | 'batch.failed';
  /** When it happened. */
  at: Date;
  organisationId: string;
  batchId: string;
  /** State of the batch, as `GET /api/v1/batches/{id}` has it. */
  state: string;
  /** Counts of its invoices, as `GET /api/v1/batches/{id}` has them. */
  counts: Readonly<Record<string, number>>;
  /** Address of the batch; null: callers know the service by an address that it does not know. */
  batchUrl: string | null;
  /** Address of its result; null: there is none, or see `batchUrl`. */
  resultUrl: string | null;
}

/** The JSON that is signed and sent, to the byte: `type`, `timestamp` (RFC 3339) and `data`, as Standard Webhooks 1.0.0 recommends. */
export function payloadOf({ type, at, batchId, organisationId, state, counts, batchUrl, resultUrl }: BatchEvent): string {
  const data = { id: batchId, organisationId, state, counts, batchUrl, resultUrl };
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}
