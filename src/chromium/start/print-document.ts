import { unlessAborted, startDeadline } from '../deadline.js';
import { checkOpening } from '../page/document-opening.js';
import {
  BrowserSilentError,
  ChromiumUnavailableError,
  ContentCutError,
  EmptyPagesError,
  DocumentRefusedError,
  PrintFailedError,
  PrintTimeoutError,
  QueueFullError,
} from '../errors.js';
import type { PrintedPdf } from '../../finish/index.js';
import type { ChromiumEvent } from '../events.js';
import { type Heartbeat, watchHeartbeat } from './heartbeat.js';
import type { Log } from '../log.js';
import type { PageLease } from '../pool/page-lease.js';
import type { MarkedDocument, Printed, PrintingPage } from '../page/printing-page.js';

export interface PrintEffects {
  lease(signal: AbortSignal): Promise<PageLease<PrintingPage>>;
  printTimeoutMs: number;
  longestExtraMs: number;
  responseTimeoutMs: number;
  log: Log;
  onEvent(event: ChromiumEvent): void;
}

const attempts = 2;
// What kills one browser often kills the others. The pool gets a moment to notice, so that the second attempt does not go to a dead browser.
const pauseBeforeRetryMs = 150;
// A print whose caller has left gets a moment to finish: a new page costs more than most prints.
const graceMs = 250;
// A document is slow if one browser worked on it for this share of the timeout and kept answering. Waiting for a page is not its fault, and neither is an overloaded host.
const slowShare = 0.75;

/**
 * Prints one document: leases a page, prints on it and, if the browser failed, tries once more on another page. One deadline covers both attempts. A caller who gives up
 * gets an answer at once, and the page is free soon after. The browser is not killed for that, as others may print on it. It is killed when it stops answering, or when
 * a print times out.
 */
export async function printDocument(
  effects: PrintEffects,
  { moreMilliseconds = 0, ...document }: MarkedDocument & { moreMilliseconds?: number },
  parent: AbortSignal,
): Promise<PrintedPdf> {
  checkOpening(document.html, document.marker);
  const { log } = effects;
  const printTimeoutMs = effects.printTimeoutMs + Math.min(moreMilliseconds, effects.longestExtraMs);
  let heartbeat: Heartbeat | undefined;
  using deadline = startDeadline(parent, printTimeoutMs, () => {
    const documentIsSlow = heartbeat !== undefined && isSlowWork(heartbeat, printTimeoutMs);
    return new PrintTimeoutError(printTimeoutMs, { documentIsSlow });
  });
  let failure: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    heartbeat = undefined;
    const lease = await effects.lease(deadline.signal);
    const started = performance.now();
    try {
      const { pages, passes, bytes, words, replacements } = await unlessAborted(
        printOnLease(effects, lease, document, deadline.signal, (beats) => (heartbeat = beats)),
        deadline.signal,
      );
      effects.onEvent({ type: 'printed', milliseconds: performance.now() - started, pages, passes, bytes: bytes.length });
      return { bytes, words, ...(replacements && { replacements }) };
    } catch (error) {
      if (deadline.signal.aborted || isFinal(error)) throw error;
      failure = error;
      log('warn', 'chromium.print_attempt_failed', { attempt, error: String(error) });
      if (attempt === attempts) break;
      effects.onEvent({ type: 'print-retried' });
      await unlessAborted(new Promise((resolve) => setTimeout(resolve, pauseBeforeRetryMs)), deadline.signal);
    }
  }
  // The browser hung: the document is not to blame.
  if (failure instanceof BrowserSilentError) throw new PrintTimeoutError(printTimeoutMs, { cause: failure });
  throw new PrintFailedError(`the print failed on ${attempts} browsers`, { cause: failure });
}

function isSlowWork(heartbeat: Heartbeat, printTimeoutMs: number): boolean {
  return heartbeat.isAnswering() && performance.now() - heartbeat.startedAt >= slowShare * printTimeoutMs;
}

/** Prints on a leased page, and decides whether the page may print again. */
async function printOnLease(
  { responseTimeoutMs }: PrintEffects,
  lease: PageLease<PrintingPage>,
  document: MarkedDocument,
  signal: AbortSignal,
  onStart: (heartbeat: Heartbeat) => void,
): Promise<Printed> {
  await using held = lease;
  const silence = new AbortController();
  using heartbeat = watchHeartbeat(
    () => held.page.askBrowser(),
    responseTimeoutMs,
    () => silence.abort(new BrowserSilentError(responseTimeoutMs)),
  );
  onStart(heartbeat);
  let grace: NodeJS.Timeout | undefined;
  const abandon = (): void => {
    heartbeat[Symbol.dispose]();
    // A timeout casts doubt on the browser; a caller who left does not.
    if (signal.reason instanceof PrintTimeoutError) return held.discardBrowser(signal.reason.message);
    grace = setTimeout(() => held.abandonPage(), graceMs);
  };
  signal.addEventListener('abort', abandon, { once: true });
  try {
    signal.throwIfAborted();
    const printed = await unlessAborted(held.page.print(document, signal), silence.signal);
    if (!printed.pageIsReusable) held.renewPage();
    return printed;
  } catch (error) {
    if (error instanceof DocumentRefusedError) held.renewPage();
    else if (!isFaultOfContent(error) && (!signal.aborted || error !== signal.reason)) held.discardBrowser(String(error));
    throw error;
  } finally {
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
