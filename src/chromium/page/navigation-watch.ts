import { DocumentRefusedError } from '../errors.js';
import type { PageSession } from './page-session.js';

// Events of everything that would replace the document or add a frame. A meta refresh causes the first four, at once or later.
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
export function watchNavigation(session: PageSession): NavigationWatch {
  const watch = { seen: false };
  for (const event of navigationEvents) session.on(event, () => (watch.seen = true));
  return watch;
}

export function leftItsPage(cause?: unknown): DocumentRefusedError {
  return new DocumentRefusedError('the document tried to navigate, or holds a frame', { cause });
}
