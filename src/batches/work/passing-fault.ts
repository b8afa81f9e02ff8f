import type { ErrorCode } from '../../invoices/error-code.js';

/** Faults that have nothing to do with the invoice, and pass by themselves. */
const PASSING: ReadonlySet<string> = new Set<ErrorCode>([
  'overloaded',
  'rate_limited',
  'database_unavailable',
  'chromium_unavailable',
]);

/** The code of an error; one that nobody foresaw is an internal error. */
export function codeOfFault(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^[a-z_]+$/.test(code) ? code : 'internal_error';
}

/** Whether the same work may succeed a moment later. */
export function isPassing(error: unknown): boolean {
  return PASSING.has(codeOfFault(error));
}
