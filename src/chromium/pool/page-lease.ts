/** What happens to a page when it is given back: it prints again, it is replaced, or its whole browser is replaced. */
export type Verdict = 'fine' | 'renew-page' | 'discard-browser';

/** A page lent for one print. `await using` gives it back, exactly once. */
export interface PageLease<Page> extends AsyncDisposable {
  readonly page: Page;
  /** The page is replaced when it is given back. */
  renewPage(): void;
  /** Gives the page back at once, to be replaced while its print still runs. */
  abandonPage(): void;
  /** Kills the browser at once, which also gives the page back. */
  discardBrowser(reason: string): void;
}

/** Makes a lease; `giveBack` is called exactly once, whatever the holder does. */
export function createLease<Page>(page: Page, giveBack: (verdict: Verdict, reason: string) => void): PageLease<Page> {
  let given = false;
  let renew = false;
  const once = (verdict: Verdict, reason: string): void => {
    if (given) return;
    given = true;
    giveBack(verdict, reason);
  };
  return {
    page,
    renewPage() {
      renew = true;
    },
    abandonPage() {
      once('renew-page', 'abandoned');
    },
    discardBrowser(reason) {
      once('discard-browser', reason);
    },
    [Symbol.asyncDispose]() {
      once(renew ? 'renew-page' : 'fine', renew ? 'doubt' : '');
      return Promise.resolve();
    },
  };
}
