import { within } from './deadline.js';
import { Steps } from './steps.js';

/** Who asks: from the verified token alone. */
export interface Caller {
  organisationId: string;
  /** `sub`. */
  subject: string;
  /** `jti`. */
  tokenId: string | null;
  /** What the token allows (`scope`); empty where it says nothing. */
  scopes: readonly string[];
}

/** From where, and as which request. */
export interface Origin {
  /** Made by the service, one per HTTP request. */
  eventId: string;
  requestId: string;
  ipAddress: string;
  userAgent: string | null;
}

/** A request under way: where it comes from, until when it may take, and what its steps took. */
export class RunningRequest {
  readonly origin: Origin;
  /** Fires at the deadline of the whole request, or when the caller goes away. */
  readonly signal: AbortSignal;
  readonly steps = new Steps();

  constructor(origin: Origin, signal: AbortSignal) {
    this.origin = origin;
    this.signal = signal;
  }

  /**
   * Does one step: timed under its name, and waited for no longer than the signal allows. For work that gives something to hand back (a ticket) use `steps.time`: such work must heed the
   * signal itself.
   * @throws what the work throws, or the signal's reason; then the work may still go on
   */
  step<T>(name: string, work: () => Promise<T> | T): Promise<T> {
    return this.steps.time(name, () => within(this.signal, work));
  }
}

/** A request whose caller is known. */
export interface AuthenticatedRequest extends RunningRequest {
  caller: Caller;
}

/** Who asked, and from where: for an audit entry. */
export function auditContext({ caller, origin }: AuthenticatedRequest): Caller & Origin {
  return { ...caller, ...origin };
}
