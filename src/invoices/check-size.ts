import { InvoiceTooLargeError } from './errors.js';
import type { Invoice } from './invoice.js';

/** How large an invoice may be. */
export interface SizeLimits {
  lines: number;
  /** UTF-16 units of one text. */
  textLength: number;
}

/** Checks that an invoice is small enough to be worked on. @throws InvoiceTooLargeError */
export function checkSize(invoice: Invoice, { lines, textLength }: SizeLimits): void {
  if (invoice.lines.length > lines) throw new InvoiceTooLargeError('lines', `${lines} lines`);
  const path = longTextIn(invoice, textLength);
  if (path) throw new InvoiceTooLargeError(path.join('.'), `${textLength} characters`);
}

/** Where a text is longer than `textLength`; null: nowhere. */
export function longTextIn(value: unknown, textLength: number): string[] | null {
  if (typeof value === 'string') return value.length > textLength ? [] : null;
  // An image has limits of its own, where it comes in.
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return null;
  for (const key of Object.keys(value)) {
    const path = longTextIn((value as Record<string, unknown>)[key], textLength);
    if (path) return [key, ...path];
  }
  return null;
}
