import { Webhook } from 'standardwebhooks';

/** What is signed. */
export interface SignedMessage {
  /** The same at every attempt: receivers recognise repetitions by it. */
  id: string;
  /** Time of this attempt. */
  at: Date;
  /** The exact body. */
  payload: string;
}

/**
 * The headers of Standard Webhooks 1.0.0: `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`.
 * @param secrets `whsec_…`, the present one first; during a rotation also the previous one. There is a signature for each, separated by blanks
 */
export function signedHeaders({ id, at, payload }: SignedMessage, secrets: readonly string[]): Record<string, string> {
  // The signed text is id.timestamp.payload: a full stop in the id would let two messages have one signature.
  if (!/^[\w-]+$/.test(id)) throw new TypeError('the id of a message must be letters, digits, - and _');
  if (secrets.length === 0) throw new TypeError('a message needs a secret to be signed with');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, payload)).join(' '),
  };
}
