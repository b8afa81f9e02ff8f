/** Events for metrics. All times in milliseconds. */
export type ChromiumEvent =
  /** A browser is ready to print. `reason`: why it was started. */
  | { type: 'browser-started'; reason: BrowserStartReason; milliseconds: number }
  | { type: 'browser-start-failed' }
  /** A browser has ended, or is closed now that its replacement is ready. */
  | { type: 'browser-ended'; reason: BrowserEndReason }
  /** A print failed on one browser and is tried again on another. */
  | { type: 'print-retried' }
  /**
   * A print succeeded. `milliseconds`: its time on the page, without the queue; in several parts, all of its time. `passes`: how often it was printed until its pages looked well.
   * `parts`: in how many parts.
   */
  | { type: 'printed'; milliseconds: number; pages: number; passes: number; parts: number; bytes: number };

/** `start`: one of the pool's first browsers. The others: it replaces a browser that ended in this way. */
export type BrowserStartReason = 'start' | 'lost' | 'discarded' | 'recycled';

/** `lost`: it died. `discarded`: it failed or hung and was killed. `prints`, `age`, `memory`: it reached that limit and was recycled. `closed`: the module was closed. */
export type BrowserEndReason = 'lost' | 'discarded' | 'prints' | 'age' | 'memory' | 'closed';
