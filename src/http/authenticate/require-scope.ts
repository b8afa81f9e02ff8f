import type { RequestHandler } from 'express';
import type { Caller } from '../../pdf/running-request.js';
import { HttpError } from '../answers/http-error.js';
import { callerOf } from './authenticate.js';

/** What a token may allow (claim `scope`). Scopes are compared as whole words, without wildcards. */
export type Scope =
  | 'invoices:read'
  | 'invoices:pdf'
  | 'invoices:render'
  | 'invoices:write'
  | 'documents:pdf'
  | 'batches:read'
  | 'batches:write';

/** The scope of each kind of operation. */
export const SCOPES = {
  read: 'invoices:read',
  export: 'invoices:read',
  import: 'invoices:write',
  delete: 'invoices:write',
  render: 'invoices:render',
  validate: 'invoices:render',
  pdf: 'invoices:pdf',
  document: 'documents:pdf',
  template: 'documents:pdf',
  batch: 'batches:read',
  'batch-write': 'batches:write',
} as const satisfies Record<string, Scope>;

/** The message for a caller without the scope. */
export const lacks = (scope: Scope) => `The token lacks the scope ${scope}.`;

/** Whether a caller may use an operation with this scope. @param required the scopes that the service is set to require */
export function hasScope({ scopes }: Caller, scope: Scope, required: ReadonlySet<Scope>): boolean {
  return !required.has(scope) || scopes.includes(scope);
}

/**
 * Refuses a caller whose token lacks the scope (RFC 6750, 3.1). Comes after `authenticate`.
 * @param required the scopes that the service is set to require; any other scope is not checked
 */
export function requireScope(scope: Scope, required: ReadonlySet<Scope>): RequestHandler {
  return (_request, response, next) => {
    if (hasScope(callerOf(response), scope, required)) return next();
    throw new HttpError('insufficient_scope', lacks(scope), {
      headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
    });
  };
}
