import type { DocumentData } from '../document/index.js';
import { jsonPath } from '../document/index.js';
import { longTextIn, type SizeLimits } from '../invoices/check-size.js';
import { DocumentTooLargeError } from './errors.js';

/** The rows of its tables: what the time of a print goes by. */
export function rowsOf({ lines, statement, payments, totals }: DocumentData): number {
  return (lines?.items.length ?? 0) + (statement?.entries.length ?? 0) + (payments?.items.length ?? 0) + totals.length;
}

/** Checks that a document is small enough to be worked on. @throws DocumentTooLargeError */
export function checkDataSize(data: DocumentData, { lines, textLength }: SizeLimits): void {
  if (rowsOf(data) > lines) throw new DocumentTooLargeError('lines, entries, payments and totals', `${lines} rows`);
  // An image has limits of its own.
  const path = longTextIn({ ...data, seller: { ...data.seller, logo: null } }, textLength);
  if (path) throw new DocumentTooLargeError(jsonPath(path.map(indexOrName)), `${textLength} characters`);
}

function indexOrName(key: string): string | number {
  return /^\d+$/.test(key) ? Number(key) : key;
}
