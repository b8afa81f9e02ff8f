import type { ErrorCode } from '../../invoices/error-code.js';
import { ERRORS } from './error-status.js';

/** A place in the data that was sent, and what is wrong there. */
export interface Fault {
  path: string;
  message: string;
  /** Of an invoice that is to become XML: the rule that it breaks, if one is known. */
  rule?: string;
  /** The business term or group, if one is known. */
  term?: string;
}

/** A gate that a document did not pass, and why. */
export interface GateFault {
  gate: string;
  message: string;
}

/** A rule of e-invoices that an invoice breaks. */
export interface RuleFault {
  /** Such as `BR-CO-15`. */
  rule: string;
  severity: 'fatal' | 'warning' | 'information';
  /** The business term or group, such as `BT-131`. */
  term: string;
  /** A field of the import format, or an XPath. */
  path: string;
  message: string;
}

interface HttpErrorOptions {
  headers?: Record<string, string>;
  faults?: readonly (Fault | GateFault | RuleFault)[];
  furtherFaults?: number;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A fault of the request. Its message is for the caller; without one, the message of its code. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: ErrorCode;
  /** Headers of the answer, such as `Allow`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Added to the body of the answer. */
  readonly faults: readonly (Fault | GateFault | RuleFault)[] | undefined;
  /** How many more there are. */
  readonly furtherFaults: number;
  /** When to send the same again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string = ERRORS[code].message, options: HttpErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.headers = options.headers ?? {};
    this.faults = options.faults;
    this.furtherFaults = options.furtherFaults ?? 0;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** An invalid query parameter. @param accepts what it accepts, for the caller: "attachment or inline" */
export function invalidParameter(name: string, accepts: string): HttpError {
  return new HttpError('invalid_parameter', `Query parameter "${name}" must be ${accepts}.`);
}

/** No token, or an invalid one. The caller never learns which check failed. The log does, from the cause. */
export function unauthorized(challenge: string, cause: unknown): HttpError {
  return new HttpError('unauthorized', undefined, {
    headers: { 'WWW-Authenticate': challenge },
    cause,
  });
}
