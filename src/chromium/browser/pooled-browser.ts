/** All that the pool knows of a browser; the tests put a fake behind it. */
export interface PooledBrowser<Page> {
  /** Resolves when the browser's process has ended, whoever ended it. Never rejects. */
  readonly ended: Promise<void>;
  /** Opens a page that is ready to print. A rejection means that the browser is not to be trusted. */
  openPage(): Promise<Page>;
  /** Closes a page for good. A rejection means that the browser is not to be trusted. */
  closePage(page: Page): Promise<void>;
  /** Memory of all its processes, in bytes; 0 where this host does not tell. Never rejects. */
  memory(): Promise<number>;
  /** Ends the browser and removes what it left: `gently` asks it first, `now` kills. Takes a bounded time, may be called again, never rejects. */
  stop(how: 'gently' | 'now'): Promise<void>;
}

/** Starts a browser. The signal aborts when the pool closes. */
export type StartBrowser<Page> = (signal: AbortSignal) => Promise<PooledBrowser<Page>>;
