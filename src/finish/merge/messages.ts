import type { DocumentToMerge, MergedPdf, MergeLimits, MergeOptions } from './merged-pdf.js';

/** A step of a merge, to the thread. */
export interface Job {
  id: number;
  /** The merge that it belongs to. */
  merge: number;
  step: Step;
}

/** What is to be done: begin, add a document, end, or forget what was done. */
export type Step = { options: MergeOptions } | { document: DocumentToMerge } | 'end' | 'drop';

/** What became of it, from the thread. After an error, the merge is forgotten. */
export type Answer = { id: number } & (
  | { done: true }
  | { merged: MergedPdf }
  | { unexpected: string }
  | { exceeded: keyof MergeLimits; most: number }
  | { failed: string }
);
