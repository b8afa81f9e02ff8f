/** What the module tells of itself as it happens, for whoever counts. All times in milliseconds. */
export type ChromiumEvent =
  /** A browser is warm and may print. `reason`: why it was needed. */
  | { type: 'browser-started'; reason: BrowserStartReason; milliseconds: number }
  | { type: 'browser-start-failed' }
  /** A browser is gone, or is being replaced by one that is warm already. */
  | { type: 'browser-ended'; reason: BrowserEndReason }
  /** A print failed on one browser and is tried on another. */
  | { type: 'print-retried' }
  /** A print that succeeded. `milliseconds`: on the page, without the wait for it. */
  | { type: 'printed'; milliseconds: number; pages: number; bytes: number };

/** `start`: the pool's first; the others: in place of one that ended so. */
export type BrowserStartReason = 'start' | 'lost' | 'discarded' | 'recycled';

/** `lost`: it died by itself; `discarded`: it failed or hung and was killed; `prints`, `age`, `memory`: it was recycled; `closed`: the module closes. */
export type BrowserEndReason = 'lost' | 'discarded' | 'prints' | 'age' | 'memory' | 'closed';
