import type { ErrorCode } from '../../invoices/error-code.js';

/** A place of what was sent, and what is wrong there. */
export interface Fault {
  path: string;
  message: string;
}

interface HttpErrorOptions {
  headers?: Record<string, string>;
  faults?: readonly Fault[];
  cause?: unknown;
}

/** A fault of the request, with words that the caller may read. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: ErrorCode;
  /** Headers of the answer, such as `Allow`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Go into the body of the answer. */
  readonly faults: readonly Fault[] | undefined;

  constructor(code: ErrorCode, message: string, options: HttpErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.headers = options.headers ?? {};
    this.faults = options.faults;
  }
}

/** A query parameter that cannot be taken. @param accepts what it accepts, for the caller: "attachment or inline" */
export function invalidParameter(name: string, accepts: string): HttpError {
  return new HttpError('invalid_parameter', `Query parameter "${name}" must be ${accepts}.`);
}

/** No token, or none that holds. The caller never learns which check failed; the log does, from the cause. */
export function unauthorized(challenge: string, cause: unknown): HttpError {
  return new HttpError('unauthorized', 'A valid bearer token is required.', {
    headers: { 'WWW-Authenticate': challenge },
    cause,
  });
}
