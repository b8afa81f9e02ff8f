import type { DocumentData } from '../../templates/index.js';
import { jsonPath } from '../../templates/index.js';
import { checkTexts, isLarge, type SizeLimits } from '../../invoices/checks/check-size.js';
import { DocumentTooLargeError } from './errors.js';

/** The rows of all its tables: they decide how long a print takes. */
export function rowsOf({ lines, statement, payments, totals }: DocumentData): number {
  return (lines?.items.length ?? 0) + (statement?.entries.length ?? 0) + (payments?.items.length ?? 0) + totals.length;
}

/** Checks that a document is small enough to print, and returns whether it is a large one. @throws DocumentTooLargeError */
export function checkDataSize(data: DocumentData, limits: SizeLimits): { isLarge: boolean } {
  const rows = rowsOf(data);
  if (rows > limits.lines) throw new DocumentTooLargeError('lines, entries, payments and totals', `${limits.lines} rows`);
  // Images have their own limits.
  const texts = { ...data, seller: { ...data.seller, logo: null } };
  const longText = checkTexts(
    texts,
    limits,
    (path, limit) => new DocumentTooLargeError(path ? jsonPath(path.map(indexOrName)) : 'the long texts', limit),
  );
  return { isLarge: isLarge(rows, longText, limits) };
}

function indexOrName(key: string): string | number {
  return /^\d+$/.test(key) ? Number(key) : key;
}
