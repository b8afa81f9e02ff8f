import { startDeadline } from '../deadline.js';
import { checkOpening } from '../page/document-opening.js';
import { PrintTimeoutError } from '../errors.js';
import type { MarkedDocument, PrintingPage } from '../page/printing-page.js';
import { type PartsPlan, printInParts } from '../parts/print-in-parts.js';
import type { JoinParts } from '../printed-parts.js';
import { splitDocument, type SplitDocument } from '../parts/split-document.js';
import { type PageEffects, tryTwice } from './try-twice.js';
import { WorkOnPages } from './work-on-pages.js';

export interface PrintEffects extends PageEffects {
  printTimeoutMs: number;
  longestExtraMs: number;
  /** Absent: every document is printed in one piece. */
  parts?: Pick<PartsPlan, 'rowsOfPart' | 'pagesAtATime'> & { join: JoinParts };
}

// A document is slow if browsers worked on it for this share of the timeout and kept answering. Waiting for a page is not its fault, and neither is an overloaded host.
const slowShare = 0.75;

type OnPage = <T extends { pageIsReusable: boolean }>(
  isPart: boolean,
  work: (page: PrintingPage, signal: AbortSignal) => Promise<T>,
) => Promise<T>;

/**
 * Prints one document on a page of the pool; in parts, on several pages where they are free, if it says where it may be cut. One deadline covers all of it. A caller who gives up gets an answer
 * at once, and the pages are free soon after. The browser is not killed for that, as others may print on it. It is killed when it stops answering, or when a print times out.
 */
export async function printDocument(
  effects: PrintEffects,
  { moreMilliseconds = 0, ...document }: MarkedDocument & { moreMilliseconds?: number },
  parent: AbortSignal,
): Promise<Buffer> {
  checkOpening(document.html, document.marker);
  const split = effects.parts ? splitDocument(document) : null;
  const printTimeoutMs = effects.printTimeoutMs + Math.min(moreMilliseconds, effects.longestExtraMs);
  const time = new WorkOnPages();
  using deadline = startDeadline(parent, printTimeoutMs, () => {
    const documentIsSlow = time.isSlow(slowShare * printTimeoutMs, split ? (effects.parts?.pagesAtATime ?? 1) : 1);
    return new PrintTimeoutError(printTimeoutMs, { documentIsSlow });
  });
  const { signal } = deadline;
  const onPage: OnPage = (isPart, work) => tryTwice(effects, { work, isPart, signal, printTimeoutMs, time });
  const joined = split && (await printLong(effects, document, split, onPage));
  if (joined) return joined;
  const { pdf, pages, passes, milliseconds } = await onPage(false, async (page) => {
    const started = performance.now();
    const printed = await page.print(document, signal);
    return { ...printed, milliseconds: performance.now() - started };
  });
  effects.onEvent({ type: 'printed', milliseconds, pages, passes, parts: 1, bytes: pdf.length });
  return pdf;
}

/** Null if the document must be printed in one piece. */
async function printLong(
  effects: PrintEffects,
  document: MarkedDocument,
  split: SplitDocument,
  onPage: OnPage,
): Promise<Buffer | null> {
  const { parts: how } = effects;
  if (!how) return null;
  const started = performance.now();
  const printed = await printInParts(document, split, { ...how, onPage: (work) => onPage(true, work) });
  if (!printed) return null;
  const pdf = await how.join(printed);
  const milliseconds = performance.now() - started;
  effects.onEvent({
    type: 'printed',
    milliseconds,
    pages: printed.pages,
    passes: 1,
    parts: printed.parts.length,
    bytes: pdf.length,
  });
  return pdf;
}
