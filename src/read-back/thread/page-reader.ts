import { ThreadOnDemand, UnexpectedPdfError } from '../../finish/index.js';
import { checkPage } from '../check-page.js';
import { PageDiffersError } from '../errors.js';
import type { Expected } from '../match/compare-page.js';
import type { Answer, Job } from './messages.js';

/**
 * In bytes of a finished PDF. A larger one is read in a thread: otherwise the service would answer nothing else meanwhile. Measured with `npm run bench -- --only read-back`: a page
 * of 13 kB takes one to two milliseconds.
 */
const usualThreshold = 100_000;

/** Reads PDFs back: small ones at once, large ones in a thread that starts when the first of them comes. */
export class PageReader {
  readonly #threshold: number;
  readonly #thread = new ThreadOnDemand<Job, Answer>({
    module: new URL('read-back-thread.js', import.meta.url),
    purpose: 'reads PDFs back',
    youngMegabytes: 64,
  });

  constructor(threshold = usualThreshold) {
    this.#threshold = threshold;
  }

  /** As `checkPage`. @throws PageDiffersError | UnexpectedPdfError; an Error if the reading fails, or its thread ends */
  async check(bytes: Buffer, expected: Expected): Promise<void> {
    if (bytes.length < this.#threshold) return checkPage(bytes, expected);
    const answer = await this.#thread.ask({ bytes, expected });
    if ('unexpected' in answer) throw new UnexpectedPdfError(answer.unexpected);
    if ('failed' in answer) throw new Error(answer.failed);
    if (answer.facts.length > 0) throw new PageDiffersError(answer.facts);
  }

  /** Ends the thread. PDFs that it still reads fail. */
  async close(): Promise<void> {
    await this.#thread.close();
  }
}
