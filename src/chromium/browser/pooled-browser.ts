/** A browser as the pool sees it. Tests give the pool a fake one. */
export interface PooledBrowser<Page> {
  /** Resolves when the browser's process has ended, whoever ended it. Never rejects. */
  readonly ended: Promise<void>;
  /** Opens a page that is ready to print. After a rejection, do not use the browser any more. */
  openPage(): Promise<Page>;
  /** Closes a page. After a rejection, do not use the browser any more. */
  closePage(page: Page): Promise<void>;
  /** Memory of all its processes, in bytes. 0 if this host does not tell. Never rejects. */
  memory(): Promise<number>;
  /** Ends the browser and removes what it left: `gently` asks it first, `now` kills. Takes a bounded time, may be called again, never rejects. */
  stop(how: 'gently' | 'now'): Promise<void>;
}

/** Starts a browser. The signal aborts when the pool closes. */
export type StartBrowser<Page> = (signal: AbortSignal) => Promise<PooledBrowser<Page>>;
