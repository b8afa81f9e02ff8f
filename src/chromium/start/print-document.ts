import { unlessAborted, startDeadline } from '../deadline.js';
import { checkOpening } from '../page/document-opening.js';
import {
  BrowserSilentError,
  ChromiumUnavailableError,
  ContentCutError,
  DocumentRefusedError,
  PrintFailedError,
  PrintTimeoutError,
  QueueFullError,
} from '../errors.js';
import type { ChromiumEvent } from '../events.js';
import { type Heartbeat, watchHeartbeat } from '../pool/heartbeat.js';
import type { Log } from '../log.js';
import type { PageLease } from '../pool/page-lease.js';
import type { MarkedDocument, Printed, PrintingPage } from '../page/printing-page.js';

export interface PrintEffects {
  lease(signal: AbortSignal): Promise<PageLease<PrintingPage>>;
  printTimeoutMs: number;
  responseTimeoutMs: number;
  log: Log;
  onEvent(event: ChromiumEvent): void;
}

const attempts = 2;
// What kills one browser often kills the others: the pool gets a moment to hear of it, so that the second attempt is not sent to a dead one.
const pauseBeforeRetryMs = 150;
// What is printed for nobody gets a moment to end by itself: a page costs more than most prints.
const graceMs = 250;
// A document is slow when one browser alone worked on it for so much of the time, and answered meanwhile: waiting for a page is not its fault, nor is a host that is too slow for all.
const slowShare = 0.75;

/**
 * Prints one document: a page is leased, the document printed, and, when the browser failed, tried once more on another page; all within one deadline, which
 * a second attempt does not renew. A caller who gives up is answered at once, and its page is free soon after: a browser is never killed for one impatient
 * caller while others print on it. It is killed when it does not answer any more, or when a print takes more than its time.
 */
export async function printDocument(effects: PrintEffects, document: MarkedDocument, parent: AbortSignal): Promise<Buffer> {
  checkOpening(document.html, document.marker);
  const { printTimeoutMs, log } = effects;
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
      const { pdf, pages } = await unlessAborted(
        printOnLease(effects, lease, document, deadline.signal, (beats) => (heartbeat = beats)),
        deadline.signal,
      );
      effects.onEvent({ type: 'printed', milliseconds: performance.now() - started, pages, bytes: pdf.length });
      return pdf;
    } catch (error) {
      if (deadline.signal.aborted || isFinal(error)) throw error;
      failure = error;
      log('warn', 'chromium.print_attempt_failed', { attempt, error: String(error) });
      if (attempt === attempts) break;
      effects.onEvent({ type: 'print-retried' });
      await unlessAborted(new Promise((resolve) => setTimeout(resolve, pauseBeforeRetryMs)), deadline.signal);
    }
  }
  // Time ran out, though not all of it: the document is not at fault.
  if (failure instanceof BrowserSilentError) throw new PrintTimeoutError(printTimeoutMs, { cause: failure });
  throw new PrintFailedError(`the print failed on ${attempts} browsers`, { cause: failure });
}

function isSlowWork(heartbeat: Heartbeat, printTimeoutMs: number): boolean {
  return heartbeat.isAnswering() && performance.now() - heartbeat.startedAt >= slowShare * printTimeoutMs;
}

/** Prints on a leased page and decides what becomes of the page. */
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
    // Out of time is a doubt about the browser; a caller who left is none.
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
    else if (!(error instanceof ContentCutError) && (!signal.aborted || error !== signal.reason))
      held.discardBrowser(String(error));
    throw error;
  } finally {
    clearTimeout(grace);
    signal.removeEventListener('abort', abandon);
  }
}

/** Errors that another attempt does not mend. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof DocumentRefusedError ||
    error instanceof ContentCutError ||
    error instanceof QueueFullError ||
    error instanceof ChromiumUnavailableError
  );
}
