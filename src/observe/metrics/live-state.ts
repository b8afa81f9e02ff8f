/** What the service is doing now. Read whenever the metrics are read. */
export interface LiveState {
  /** Requests that wait for a slot. */
  waiting: number;
  /** Prints that run. */
  running: number;
  /** The state of each browser. */
  browsers: readonly string[];
}

/** Undefined: the service is still starting. */
export type ReadLiveState = () => LiveState | undefined;
