import type { Request, RequestHandler, Response } from 'express';
import { rateLimit as countingHandler, type Store } from 'express-rate-limit';
import { callerOf } from '../authenticate/authenticate.js';
import { answerTo } from '../answers/error-status.js';
import { HttpError } from '../answers/http-error.js';
import { contextOf } from '../request/request-context.js';
import { ProcessStore } from './process-store.js';

export interface RateLimitOptions {
  /** Requests that one organisation may make in a window; 0: no limit, and no rate limit headers. */
  limit: number;
  windowMs: number;
  /** Where requests are counted. Absent: in the memory of this process. */
  store?: Store;
}

/**
 * Limits the requests of an organisation in a window, over all its callers. `RateLimit` and `RateLimit-Policy` say how many are left
 * (draft-ietf-httpapi-ratelimit-headers). Comes after `authenticate`. If a request cannot be counted, it fails.
 */
export function rateLimit({ limit, windowMs, store = new ProcessStore() }: RateLimitOptions): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next();
  const count = countingHandler({
    limit,
    windowMs,
    store,
    keyGenerator: (_request, response) => callerOf(response).organisationId,
    identifier: 'pdfs',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    passOnStoreError: false,
    // The library's self-checks write to the console. They are about limits by address, which this is not.
    validate: false,
    handler: (_request, response, next) => next(rateLimited(response)),
  });
  return async (request, response, next) => {
    await contextOf(response).step('limit', () => passed(count, request, response));
    next();
  };
}

/** Resolves when a handler lets the request pass. */
function passed(handler: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
}

/** The library says when the window ends. "In 0 seconds" would make the caller retry immediately. */
function rateLimited(response: Response): HttpError {
  const seconds = Math.max(1, Number(response.get('Retry-After')));
  return new HttpError('rate_limited', answerTo('rate_limited').message, { headers: { 'Retry-After': String(seconds) } });
}
