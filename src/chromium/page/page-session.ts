import type { CDPSession } from 'puppeteer-core';

/** A session of the DevTools protocol with one page. */
export interface PageSession {
  readonly send: CDPSession['send'];
  /** Calls the listener for each event of that name. */
  on(event: string, listener: () => void): void;
}
