import type { Expected } from '../match/compare-page.js';

/** A PDF to read back, to the thread. */
export interface Job {
  id: number;
  bytes: Uint8Array;
  expected: Expected;
}

/** What became of it, from the thread: nothing to say, the facts that differ, a form that cannot be read, or a failure. */
export type Answer = { id: number } & ({ facts: readonly string[] } | { unexpected: string } | { failed: string });
