import { unlessAborted } from '../deadline.js';
import {
  BrowserSilentError,
  ChromiumUnavailableError,
  ContentCutError,
  DocumentRefusedError,
  EmptyPagesError,
  PrintFailedError,
  PrintTimeoutError,
  QueueFullError,
} from '../errors.js';
import type { ChromiumEvent } from '../events.js';
import type { Log } from '../log.js';
import type { PrintingPage } from '../page/printing-page.js';
import type { PageLease } from '../pool/page-lease.js';
import { watchHeartbeat } from './heartbeat.js';
import type { WorkOnPages } from './work-on-pages.js';

export interface PageEffects {
  lease(signal: AbortSignal): Promise<PageLease<PrintingPage>>;
  responseTimeoutMs: number;
  log: Log;
  onEvent(event: ChromiumEvent): void;
}

/** Work on one page, for one document. */
export interface PageJob<T> {
  work(page: PrintingPage, signal: AbortSignal): Promise<T>;
  /** It is one of several jobs for a document. */
  isPart: boolean;
  /** Of the document, with all its jobs. */
  signal: AbortSignal;
  printTimeoutMs: number;
  time: WorkOnPages;
}

const attempts = 2;
// What kills one browser often kills the others. The pool gets a moment to notice, so that the second attempt does not go to a dead browser.
const pauseBeforeRetryMs = 150;
// A print whose caller has left gets a moment to finish: a new page costs more than most prints.
const graceMs = 250;

/** Leases a page, works on it and, if the browser failed, tries once more on another page. */
export async function tryTwice<T extends { pageIsReusable: boolean }>(effects: PageEffects, job: PageJob<T>): Promise<T> {
  const { signal, printTimeoutMs } = job;
  let failure: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const lease = await effects.lease(signal);
    try {
      return await unlessAborted(workOnLease(effects, lease, job), signal);
    } catch (error) {
      if (signal.aborted || isFinal(error)) throw error;
      failure = error;
      effects.log('warn', 'chromium.print_attempt_failed', { attempt, error: String(error) });
      if (attempt === attempts) break;
      effects.onEvent({ type: 'print-retried' });
      await unlessAborted(new Promise((resolve) => setTimeout(resolve, pauseBeforeRetryMs)), signal);
    }
  }
  // The browser hung: the document is not to blame.
  if (failure instanceof BrowserSilentError) throw new PrintTimeoutError(printTimeoutMs, { cause: failure });
  throw new PrintFailedError(`the print failed on ${attempts} browsers`, { cause: failure });
}

/** Works on a leased page, and decides whether the page may print again. */
async function workOnLease<T extends { pageIsReusable: boolean }>(
  { responseTimeoutMs }: PageEffects,
  lease: PageLease<PrintingPage>,
  job: PageJob<T>,
): Promise<T> {
  const { isPart, signal, time } = job;
  await using held = lease;
  const silence = new AbortController();
  using heartbeat = watchHeartbeat(
    () => held.page.askBrowser(),
    responseTimeoutMs,
    () => silence.abort(new BrowserSilentError(responseTimeoutMs)),
  );
  time.begin(heartbeat);
  let isDone = false;
  let grace: NodeJS.Timeout | undefined;
  const abandon = (): void => {
    heartbeat[Symbol.dispose]();
    // A timeout casts doubt on the browser, unless it has hardly begun with this part. A caller who left does not.
    const isDoubtful = !isPart || performance.now() - heartbeat.startedAt >= responseTimeoutMs;
    if (signal.reason instanceof PrintTimeoutError && isDoubtful) return held.discardBrowser(signal.reason.message);
    grace = setTimeout(() => held.abandonPage(), graceMs);
  };
  signal.addEventListener('abort', abandon, { once: true });
  try {
    signal.throwIfAborted();
    const result = await unlessAborted(job.work(held.page, signal), silence.signal);
    isDone = true;
    if (!result.pageIsReusable) held.renewPage();
    return result;
  } catch (error) {
    if (error instanceof DocumentRefusedError) held.renewPage();
    else if (!isFaultOfContent(error) && (!signal.aborted || error !== signal.reason)) held.discardBrowser(String(error));
    throw error;
  } finally {
    time.end(heartbeat, isDone);
    clearTimeout(grace);
    signal.removeEventListener('abort', abandon);
  }
}

/** Whether a second attempt cannot help. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof DocumentRefusedError ||
    isFaultOfContent(error) ||
    error instanceof QueueFullError ||
    error instanceof ChromiumUnavailableError
  );
}

/** Whether the page did its work, and the document is at fault. */
function isFaultOfContent(error: unknown): boolean {
  return error instanceof ContentCutError || error instanceof EmptyPagesError;
}
