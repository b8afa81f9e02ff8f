import { assertAllowedDestination, type DestinationPolicy } from '../destination/allowed-destination.js';
import { WebhookFault, WebhookNotAllowedError } from '../errors.js';
import { signedHeaders } from '../signing/signed-headers.js';
import { type Attempt, MOST_ATTEMPTS, type Outcome, outcomeOf } from './outcome.js';
import type { Answer } from './post.js';

/** A delivery that this process alone may attempt now. */
export interface ClaimedDelivery {
  id: string;
  organisationId: string;
  url: string;
  /** The exact body. */
  payload: string;
  /** How many attempts there were, the one that begins now included. */
  attempts: number;
  /** When the claim runs out. The store knows a claim again by it. */
  claimedUntil: Date;
}

/** What the story does to the world. */
export interface DeliveryEffects {
  policy: DestinationPolicy;
  /** Takes the delivery if it is due. Otherwise: when it is; null if it is over, or there is none. */
  claim: (id: string) => Promise<{ claimed: ClaimedDelivery } | { next: Date | null }>;
  /** Stores what came of the claim. @returns when the next attempt is due; null if there is none, or if another process has taken over */
  settle: (claimed: ClaimedDelivery, outcome: Outcome) => Promise<Date | null>;
  /** @throws WebhookFault */
  post: (url: URL, message: { headers: Record<string, string>; body: string }) => Promise<Answer>;
  /** The secrets of an organisation, the present one first. */
  secretsOf: (organisationId: string) => readonly string[];
  now: () => Date;
  random: () => number;
}

/** What came of it. */
export interface Delivered {
  /** When to call again; null: never. */
  next: Date | null;
  /** null: the delivery was not due, or over. */
  outcome: Outcome | null;
}

/**
 * Attempts a delivery once, if it is due, and stores what came of it. The claim makes sure that only one process does so at a time. A process that dies in the
 * middle leaves a claim that runs out: the delivery is then attempted again, with the same `webhook-id`.
 * @throws DatabaseUnavailableError
 */
export async function deliverWebhook(effects: DeliveryEffects, deliveryId: string): Promise<Delivered> {
  const claim = await effects.claim(deliveryId);
  if (!('claimed' in claim)) return { next: claim.next, outcome: null };
  const { claimed } = claim;
  const attempt =
    claimed.attempts > MOST_ATTEMPTS ? { fault: 'the last attempt did not end' } : await attemptOf(effects, claimed);
  const outcome = outcomeOf(attempt, { attempts: claimed.attempts, now: effects.now(), random: effects.random() });
  return { next: await effects.settle(claimed, outcome), outcome };
}

async function attemptOf(effects: DeliveryEffects, { id, organisationId, url, payload }: ClaimedDelivery): Promise<Attempt> {
  try {
    // Again, as the operator may have changed the policy since.
    const destination = assertAllowedDestination(url, effects.policy);
    const headers = signedHeaders({ id, at: effects.now(), payload }, effects.secretsOf(organisationId));
    return await effects.post(destination, { headers, body: payload });
  } catch (error) {
    if (error instanceof WebhookNotAllowedError) return { fault: `refused: the URL ${error.message}` };
    if (error instanceof WebhookFault) return { fault: error.message };
    throw error;
  }
}
