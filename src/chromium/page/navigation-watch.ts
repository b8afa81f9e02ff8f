import type { CDPSession } from 'puppeteer-core';

// Whatever would make the page show something else than the document that was set, or a frame in it: a meta refresh gives the first four, now or planned.
const navigationEvents = [
  'Page.frameScheduledNavigation',
  'Page.frameRequestedNavigation',
  'Page.frameStartedNavigating',
  'Page.frameNavigated',
  'Page.navigatedWithinDocument',
  'Page.frameAttached',
  'Page.windowOpen',
  'Page.javascriptDialogOpening',
] as const;

/** Remembers whether anything on the page ever tried to navigate. */
export interface NavigationWatch {
  readonly seen: boolean;
}

/** Starts to watch; never stops, since a page that navigated once is not used again. */
export function watchNavigation(session: CDPSession): NavigationWatch {
  const watch = { seen: false };
  for (const event of navigationEvents) session.on(event, () => (watch.seen = true));
  return watch;
}
