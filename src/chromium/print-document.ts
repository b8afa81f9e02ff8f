import { unlessAborted, startDeadline } from './deadline.js';
import { checkOpening } from './document-opening.js';
import { ChromiumUnavailableError, DocumentRefusedError, PrintFailedError, PrintTimeoutError, QueueFullError } from './errors.js';
import type { Log } from './log.js';
import type { PageLease } from './page-lease.js';
import type { MarkedDocument, Printed } from './print-page.js';

/** A page as far as this story needs it; `PrintPage` is the real one. */
export interface PrintingPage {
  print(document: MarkedDocument, signal: AbortSignal): Promise<Printed>;
}

export interface PrintEffects {
  lease(signal: AbortSignal): Promise<PageLease<PrintingPage>>;
  printTimeoutMs: number;
  log: Log;
}

const attempts = 2;
// What kills one browser often kills the others: the pool gets a moment to hear of it, so that the second attempt is not sent to a dead one.
const pauseBeforeRetryMs = 50;

/**
 * Prints one document: a page is leased, the document printed, and, when the browser failed, tried once more on another page; all within one deadline, which
 * a second attempt does not renew. A caller who gives up is answered at once, and the page finishes what it does: a browser is never killed for one impatient
 * caller while others print on it. It is killed when a page is held longer than `printTimeoutMs`.
 */
export async function printDocument(effects: PrintEffects, document: MarkedDocument, parent: AbortSignal): Promise<Buffer> {
  checkOpening(document.html, document.marker);
  const { printTimeoutMs, log } = effects;
  using deadline = startDeadline(parent, printTimeoutMs, () => new PrintTimeoutError(printTimeoutMs));
  let failure: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const lease = await effects.lease(deadline.signal);
    try {
      return await unlessAborted(printOnLease(lease, document, deadline.signal, printTimeoutMs), deadline.signal);
    } catch (error) {
      if (deadline.signal.aborted || isFinal(error)) throw error;
      failure = error;
      log('warn', 'chromium.print_attempt_failed', { attempt, error: String(error) });
      if (attempt < attempts)
        await unlessAborted(new Promise((resolve) => setTimeout(resolve, pauseBeforeRetryMs)), deadline.signal);
    }
  }
  throw new PrintFailedError(`the print failed on ${attempts} browsers`, { cause: failure });
}

/** Prints on a leased page and decides what becomes of the page. */
async function printOnLease(
  lease: PageLease<PrintingPage>,
  document: MarkedDocument,
  signal: AbortSignal,
  longestHoldMs: number,
): Promise<Buffer> {
  await using held = lease;
  const hung = setTimeout(() => held.discardBrowser(`a print did not end within ${longestHoldMs} ms`), longestHoldMs);
  try {
    signal.throwIfAborted();
    const { pdf, pageIsReusable } = await held.page.print(document, signal);
    if (!pageIsReusable) held.renewPage();
    return pdf;
  } catch (error) {
    if (error instanceof DocumentRefusedError) held.renewPage();
    else if (!signal.aborted || error !== signal.reason) held.discardBrowser(String(error));
    throw error;
  } finally {
    clearTimeout(hung);
  }
}

/** Errors that another attempt does not mend. */
function isFinal(error: unknown): boolean {
  return error instanceof DocumentRefusedError || error instanceof QueueFullError || error instanceof ChromiumUnavailableError;
}
