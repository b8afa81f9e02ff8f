import { Worker } from 'node:worker_threads';
import { UnexpectedPdfError } from '../errors.js';
import { finishPdf, type FinishedPdf, type FinishOptions, type PrintedPdf } from '../pass/finish-pdf.js';
import type { PrintedParts } from '../join/printed-parts.js';
import { type Answer, asBuffer, type Job } from './messages.js';

/**
 * In bytes of what Chromium printed. A larger PDF is finished in a thread: otherwise the service would answer nothing else meanwhile. Measured with
 * `npm run bench -- --only finish`: the pass takes 8 ms for each 100 kB, and the way to the thread and back a millisecond.
 */
const usualThreshold = 250_000;

interface Waiting {
  resolve(finished: FinishedPdf): void;
  reject(error: Error): void;
}

/** Finishes PDFs: small ones at once, large ones in a thread that starts when the first of them comes. */
export class Finisher {
  readonly #threshold: number;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #next = 0;

  constructor(threshold = usualThreshold) {
    this.#threshold = threshold;
  }

  /** As `finishPdf`. @throws UnexpectedPdfError; an Error if the pass fails, or its thread ends */
  async finish(printed: PrintedPdf | PrintedParts, options: FinishOptions): Promise<FinishedPdf> {
    if ('bytes' in printed && printed.bytes.length + bytesToAdd(options) < this.#threshold)
      return await finishPdf(printed, options);
    const id = (this.#next += 1);
    const thread = (this.#thread ??= this.#start());
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      thread.ref();
      thread.postMessage({ id, printed, options } satisfies Job);
    });
  }

  /** Ends the thread. PDFs that it still works on fail. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const thread = new Worker(new URL('finish-thread.js', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: 128 },
    });
    thread.on('message', (answer: Answer) => this.#settle(thread, answer));
    let cause: unknown;
    thread.on('error', (error) => (cause = error));
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
      for (const waiting of this.#waiting.values())
        waiting.reject(new Error('the thread that finishes PDFs has ended', { cause }));
      this.#waiting.clear();
    });
    return thread;
  }

  #settle(thread: Worker, answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    // A thread without work must not keep the process alive.
    if (this.#waiting.size === 0) thread.unref();
    if ('unexpected' in answer) waiting?.reject(new UnexpectedPdfError(answer.unexpected));
    else if ('failed' in answer) waiting?.reject(new Error(answer.failed));
    else waiting?.resolve({ ...answer.finished, bytes: asBuffer(answer.finished.bytes) });
  }
}

/** Compressing a file takes time too. */
function bytesToAdd({ attachments = [], eInvoice }: FinishOptions): number {
  return attachments.reduce((sum, { bytes }) => sum + bytes.length, eInvoice?.bytes.length ?? 0);
}
