import type { RequestHandler } from 'express';
import { HttpError } from './http-error.js';

/** Refuses every other method, HEAD too: it would print a document that nobody gets. */
export function only(...methods: string[]): RequestHandler {
  return (request, _response, next) => {
    if (methods.includes(request.method)) return next();
    throw new HttpError('method_not_allowed', `Only ${methods.join(', ')} is allowed here.`, {
      headers: { Allow: methods.join(', ') },
    });
  };
}
