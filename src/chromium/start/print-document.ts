import { startDeadline } from '../deadline.js';
import { checkOpening } from '../page/document-opening.js';
import { PrintTimeoutError } from '../errors.js';
import type { MarkedDocument, PrintingPage } from '../page/printing-page.js';
import { type PartsPlan, printInParts } from '../parts/print-in-parts.js';
import { splitDocument } from '../parts/split-document.js';
import type { PrintedParts, PrintedPdf } from '../../finish/index.js';
import { type PageEffects, tryTwice } from './try-twice.js';
import { WorkOnPages } from './work-on-pages.js';

export interface PrintEffects extends PageEffects {
  printTimeoutMs: number;
  longestExtraMs: number;
}

/** A document to print, and how long it may take. */
export type LimitedDocument = MarkedDocument & { moreMilliseconds?: number };

// A document is slow if browsers worked on it for this share of the timeout and kept answering. Waiting for a page is not its fault, and neither is an overloaded host.
const slowShare = 0.75;

type OnPage = <T extends { pageIsReusable: boolean }>(
  isPart: boolean,
  work: (page: PrintingPage, signal: AbortSignal) => Promise<T>,
) => Promise<T>;

/**
 * Prints one document on a page of the pool. One deadline covers all of it. A caller who gives up gets an answer at once, and the page is free soon after. The browser is not killed for that, as
 * others may print on it. It is killed when it stops answering, or when a print times out.
 */
export async function printDocument(effects: PrintEffects, document: LimitedDocument, parent: AbortSignal): Promise<PrintedPdf> {
  return await onPages(effects, document, 1, parent, (onPage) => printOnce(effects, document, onPage));
}

/** As `printDocument`; but a document that says where it may be cut is printed in parts, on several pages of the pool where they are free. */
export async function printLongDocument(
  effects: PrintEffects,
  document: LimitedDocument,
  plan: Pick<PartsPlan, 'rowsOfPart' | 'pagesAtATime'>,
  parent: AbortSignal,
): Promise<PrintedPdf | PrintedParts> {
  const split = splitDocument(document);
  if (!split) return await printDocument(effects, document, parent);
  return await onPages(effects, document, plan.pagesAtATime, parent, async (onPage) => {
    const started = performance.now();
    const printed = await printInParts(document, split, { ...plan, onPage: (work) => onPage(true, work) });
    if (!printed) return await printOnce(effects, document, onPage);
    const { parts, furniture, pages } = printed;
    const length = parts.reduce((sum, { bytes }) => sum + bytes.length, furniture.length);
    const milliseconds = performance.now() - started;
    effects.onEvent({ type: 'printed', milliseconds, pages, passes: 1, parts: parts.length, bytes: length });
    return { parts, furniture };
  });
}

async function printOnce(effects: PrintEffects, document: MarkedDocument, onPage: OnPage): Promise<PrintedPdf> {
  const { bytes, words, replacements, pages, passes, milliseconds } = await onPage(false, async (page, signal) => {
    const started = performance.now();
    const printed = await page.print(document, signal);
    return { ...printed, milliseconds: performance.now() - started };
  });
  effects.onEvent({ type: 'printed', milliseconds, pages, passes, parts: 1, bytes: bytes.length });
  return { bytes, words, ...(replacements && { replacements }) };
}

/** Prints within the deadline of a document. */
async function onPages<Result>(
  effects: PrintEffects,
  { html, marker, moreMilliseconds = 0 }: LimitedDocument,
  pagesAtATime: number,
  parent: AbortSignal,
  print: (onPage: OnPage) => Promise<Result>,
): Promise<Result> {
  checkOpening(html, marker);
  const printTimeoutMs = effects.printTimeoutMs + Math.min(moreMilliseconds, effects.longestExtraMs);
  const time = new WorkOnPages();
  using deadline = startDeadline(parent, printTimeoutMs, () => {
    return new PrintTimeoutError(printTimeoutMs, { documentIsSlow: time.isSlow(slowShare * printTimeoutMs, pagesAtATime) });
  });
  const { signal } = deadline;
  return await print((isPart, work) => tryTwice(effects, { work, isPart, signal, printTimeoutMs, time }));
}
