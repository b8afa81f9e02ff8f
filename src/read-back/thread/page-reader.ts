import { Worker } from 'node:worker_threads';
import { UnexpectedPdfError } from '../../finish/index.js';
import { checkPage } from '../check-page.js';
import { PageDiffersError } from '../errors.js';
import type { Expected } from '../match/compare-page.js';
import type { Answer, Job } from './messages.js';

/**
 * In bytes of a finished PDF. A larger one is read in a thread: otherwise the service would answer nothing else meanwhile. Measured with `npm run bench -- --only read-back`: a page
 * of 13 kB takes one to two milliseconds.
 */
const usualThreshold = 100_000;

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

/** Reads PDFs back: small ones at once, large ones in a thread that starts when the first of them comes. */
export class PageReader {
  readonly #threshold: number;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #next = 0;

  constructor(threshold = usualThreshold) {
    this.#threshold = threshold;
  }

  /** As `checkPage`. @throws PageDiffersError | UnexpectedPdfError; an Error if the reading fails, or its thread ends */
  async check(bytes: Buffer, expected: Expected): Promise<void> {
    if (bytes.length < this.#threshold) return checkPage(bytes, expected);
    const id = (this.#next += 1);
    const thread = (this.#thread ??= this.#start());
    await new Promise<void>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      thread.ref();
      thread.postMessage({ id, bytes, expected } satisfies Job);
    });
  }

  /** Ends the thread. PDFs that it still reads fail. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const thread = new Worker(new URL('read-back-thread.js', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    thread.on('message', (answer: Answer) => this.#settle(thread, answer));
    let cause: unknown;
    thread.on('error', (error) => (cause = error));
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
      for (const waiting of this.#waiting.values())
        waiting.reject(new Error('the thread that reads PDFs back has ended', { cause }));
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
    else if (answer.facts.length > 0) waiting?.reject(new PageDiffersError(answer.facts));
    else waiting?.resolve();
  }
}
