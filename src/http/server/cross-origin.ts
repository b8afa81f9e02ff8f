import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { HEADERS } from '../openapi/components.js';

/** Lets the pages of allowed origins read an answer (Fetch Standard, CORS). Returns whether the request comes from one of them. */
export type AllowOrigin = (request: IncomingMessage, response: ServerResponse) => boolean;

/** What scripts may read besides the headers that they may always read: every header that the API has. */
const EXPOSED = Object.keys(HEADERS).join(', ');

/** How long a browser may remember the answer to a preflight. */
const MAX_AGE_SECONDS = 600;

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Accept, Accept-Language',
  'Access-Control-Max-Age': String(MAX_AGE_SECONDS),
};

/**
 * @param origins exact origins, such as `https://portal.example`. Without any, no answer says anything of origins. Credentials (cookies) are never allowed: the service
 * has none
 */
export function allowOrigins(origins: readonly string[]): AllowOrigin {
  const allowed = new Set(origins);
  return ({ headers: { origin } }, response) => {
    if (allowed.size === 0) return false;
    // Also for other origins: a cache must not give them this answer.
    response.setHeader('Vary', 'Origin');
    if (origin === undefined || !allowed.has(origin)) return false;
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', EXPOSED);
    return true;
  };
}

/** Answers the preflights of allowed origins. For others `OPTIONS` is a method like any other, and is refused. */
export function crossOrigin(allow: AllowOrigin): RequestHandler {
  return (request, response, next) => {
    const isAllowed = allow(request, response);
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    if (!isAllowed || !isPreflight) return next();
    response.removeHeader('Access-Control-Expose-Headers');
    response.writeHead(204, PREFLIGHT).end();
  };
}
