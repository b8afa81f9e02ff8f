import type { RequestHandler } from 'express';
import { HttpError } from './http-error.js';

/** Refuses every other method. */
export function only(...methods: string[]): RequestHandler {
  return (request, _response, next) => {
    if (methods.includes(request.method)) return next();
    throw new HttpError('method_not_allowed', onlyAllowed(methods), {
      headers: { Allow: methods.join(', ') },
    });
  };
}

/** What the caller reads. */
export function onlyAllowed(methods: readonly string[]): string {
  return `Only ${methods.join(' and ')} ${methods.length === 1 ? 'is' : 'are'} allowed here.`;
}
