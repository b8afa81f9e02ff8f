import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import type { AuthenticatedRequest, Caller } from '../../pdf/running-request.js';
import { unauthorized } from '../answers/http-error.js';
import { contextOf } from '../request/request-context.js';
import type { KnownCallers } from './known-callers.js';
import { TokenError } from './token-error.js';
import type { VerifyToken } from './verify-token.js';

/**
 * Lets a request pass if its bearer token is valid (RFC 6750), and notes the caller. Nothing else in the request identifies the caller.
 * @param known learns who sent the token
 */
export function authenticate(verifyToken: VerifyToken, known?: KnownCallers): RequestHandler {
  return async (request, response, next) => {
    const context = contextOf(response);
    try {
      const token = bearerToken(request);
      context.caller = await context.step('authenticate', () => verifyToken(token));
      known?.remember(token, context.caller);
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      throw unauthorized(error === NO_TOKEN ? 'Bearer' : 'Bearer error="invalid_token"', error);
    }
    next();
  };
}

/** The request with its caller; set by `authenticate`. */
export function authenticatedRequest(response: Response): AuthenticatedRequest {
  const context = contextOf(response);
  const { caller } = context;
  if (!caller) throw new Error('the route is not behind authenticate');
  return Object.assign(context, { caller });
}

/** The caller; set by `authenticate`. */
export function callerOf(response: Response): Caller {
  return authenticatedRequest(response).caller;
}

const NO_TOKEN = new TokenError('no bearer token');

/** The token of the request. The scheme is case-insensitive (RFC 9110, 11.1). Two Authorization headers count as no token. @throws TokenError */
export function bearerToken(request: IncomingMessage): string {
  const given = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'authorization');
  const match = /^bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '');
  if (given.length !== 1 || !match?.[1]) throw NO_TOKEN;
  return match[1];
}
