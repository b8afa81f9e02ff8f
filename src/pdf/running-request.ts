import { type AllUnmapped, NOTHING_UNMAPPED, type Warning } from '../invoices/warning.js';
import type { PdfConformance } from './conformance.js';
import type { EInvoiceResult } from './e-invoice.js';
import { within } from './deadline.js';
import { Steps } from './steps.js';

/** The caller, from the verified token alone. */
export interface Caller {
  organisationId: string;
  /** `sub`. */
  subject: string;
  /** `jti`. */
  tokenId: string | null;
  /** What the token allows (`scope`); empty if it has no scope. */
  scopes: readonly string[];
}

/** The address and id of the request. */
export interface Origin {
  /** Made by the service, one per HTTP request. */
  eventId: string;
  requestId: string;
  ipAddress: string;
  userAgent: string | null;
}

/** A running request: its origin, its deadline and the times of its steps. */
export class RunningRequest {
  readonly origin: Origin;
  /** Fires at the deadline of the whole request, or when the caller goes away. */
  readonly signal: AbortSignal;
  readonly steps = new Steps();
  /** What is odd about an invoice that the caller sent, for the log and the answer. */
  warnings: readonly Warning[] = [];
  /** What of an XML document that the caller sent the model has no place for, for the same. */
  unmapped: AllUnmapped = NOTHING_UNMAPPED;
  /** What its PDF claims, once it is finished, for the log and the metrics. */
  conformance?: PdfConformance;
  /** What became of the e-invoice that was wanted, for the same and the answer. */
  eInvoice?: EInvoiceResult;

  /** Moves that deadline. */
  readonly allowMore: (milliseconds: number) => void;

  constructor(origin: Origin, { signal, allowMore }: { signal: AbortSignal; allowMore: (milliseconds: number) => void }) {
    this.origin = origin;
    this.signal = signal;
    this.allowMore = allowMore;
  }

  /**
   * Does one step: timed under its name, and waited for until the signal fires. If the work returns something to release (a ticket), use `steps.time`: such
   * work must obey the signal itself.
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

/** The caller and the address, for an audit entry. */
export function auditContext({ caller, origin }: AuthenticatedRequest): Caller & Origin {
  return { ...caller, ...origin };
}
