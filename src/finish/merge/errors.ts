import type { MergeLimits } from './merged-pdf.js';

/** Documents are more, or larger, than may be merged into one PDF. */
export class BatchTooLargeToMergeError extends Error {
  readonly code = 'batch_too_large_to_merge';
  override readonly name = 'BatchTooLargeToMergeError';

  /** The limit that they exceed. */
  readonly limit: keyof MergeLimits;
  readonly most: number;

  constructor(limit: keyof MergeLimits, most: number) {
    super(`the documents have more than ${most} ${limit === 'documents' ? 'PDFs' : limit}`);
    this.limit = limit;
    this.most = most;
  }
}
