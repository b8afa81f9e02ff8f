import type { Answer } from './post.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pause before each attempt: the schedule of Standard Webhooks 1.0.0, "Deliverability and reliability". About 76 hours in all. */
const PAUSES_MS = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** How many attempts a delivery gets. */
export const MOST_ATTEMPTS = PAUSES_MS.length;

/** A pause is longer than planned by up to this share, so that deliveries that failed together do not come back together. */
const MOST_JITTER = 0.2;

/** The longest pause that a receiver can ask for. */
const LONGEST_RETRY_AFTER_MS = 24 * HOUR;

/** What an attempt led to. */
export interface Outcome {
  state: 'DELIVERED' | 'WAITING' | 'DEAD';
  /** Status of the answer; null: there was none. */
  status: number | null;
  /** Why it failed, in our words. */
  error: string | null;
  /** Pause before the next attempt, in milliseconds; null: there is none. */
  pauseMs: number | null;
}

/** An attempt: the answer, or why there was none. */
export type Attempt = Answer | { fault: string };

/** When and with how much chance an outcome is worked out. */
export interface Circumstances {
  /** How many attempts there were, this one included. */
  attempts: number;
  now: Date;
  /** From 0 up to 1. */
  random: number;
}

/** Success is 2xx. `410` ends it. Everything else is tried again, until there are no attempts left. */
export function outcomeOf(attempt: Attempt, circumstances: Circumstances): Outcome {
  if ('fault' in attempt) return failed(null, attempt.fault, pauseAfter(circumstances));
  const { status } = attempt;
  if (status >= 200 && status <= 299) return { state: 'DELIVERED', status, error: null, pauseMs: null };
  if (status === 410) return failed(status, 'the receiver wants no more (410 Gone)', null);
  const why = status >= 300 && status <= 399 ? `redirects are not followed (status ${status})` : `status ${status}`;
  return failed(status, why, pauseAfter(circumstances, askedPause(attempt, circumstances.now)));
}

function failed(status: number | null, error: string, pauseMs: number | null): Outcome {
  return { state: pauseMs === null ? 'DEAD' : 'WAITING', status, error: error.slice(0, 200), pauseMs };
}

/** The planned pause, longer if the receiver asks for it, never shorter; null: no attempts are left. */
function pauseAfter({ attempts, random }: Circumstances, askedMs = 0): number | null {
  const planned = PAUSES_MS[attempts];
  return planned === undefined ? null : Math.round(Math.max(planned * (1 + MOST_JITTER * random), askedMs));
}

/** `Retry-After` of a 429 or 503 (RFC 9110, 10.2.3): seconds, or a date. */
function askedPause({ status, retryAfter }: Answer, now: Date): number {
  if (retryAfter === null || (status !== 429 && status !== 503)) return 0;
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * SECOND : Date.parse(retryAfter) - now.getTime();
  return Number.isNaN(asked) ? 0 : Math.min(Math.max(asked, 0), LONGEST_RETRY_AFTER_MS);
}
