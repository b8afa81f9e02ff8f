import { UnexpectedPdfError } from '../errors.js';
import { finishPdf, type FinishedPdf, type FinishOptions, type PrintedPdf } from '../pass/finish-pdf.js';
import type { PrintedParts } from '../join/printed-parts.js';
import { type Answer, asBuffer, type Job } from './messages.js';
import { ThreadOnDemand } from './thread-on-demand.js';

/**
 * In bytes of what Chromium printed. A larger PDF is finished in a thread: otherwise the service would answer nothing else meanwhile. Measured with
 * `npm run bench -- --only finish`: the pass takes 8 ms for each 100 kB, and the way to the thread and back a millisecond.
 */
const usualThreshold = 250_000;

/** Finishes PDFs: small ones at once, large ones in a thread that starts when the first of them comes. */
export class Finisher {
  readonly #threshold: number;
  readonly #thread = new ThreadOnDemand<Job, Answer>({
    module: new URL('finish-thread.js', import.meta.url),
    purpose: 'finishes PDFs',
    youngMegabytes: 128,
  });

  constructor(threshold = usualThreshold) {
    this.#threshold = threshold;
  }

  /** As `finishPdf`. @throws UnexpectedPdfError; an Error if the pass fails, or its thread ends */
  async finish(printed: PrintedPdf | PrintedParts, options: FinishOptions): Promise<FinishedPdf> {
    if ('bytes' in printed && printed.bytes.length + bytesToAdd(options) < this.#threshold)
      return await finishPdf(printed, options);
    const answer = await this.#thread.ask({ printed, options });
    if ('unexpected' in answer) throw new UnexpectedPdfError(answer.unexpected);
    if ('failed' in answer) throw new Error(answer.failed);
    return { ...answer.finished, bytes: asBuffer(answer.finished.bytes) };
  }

  /** Ends the thread. PDFs that it still works on fail. */
  async close(): Promise<void> {
    await this.#thread.close();
  }
}

/** Compressing a file takes time too. */
function bytesToAdd({ attachments = [], eInvoice }: FinishOptions): number {
  return attachments.reduce((sum, { bytes }) => sum + bytes.length, eInvoice?.bytes.length ?? 0);
}
