import { UnexpectedPdfError } from '../errors.js';
import { asBuffer } from '../thread/messages.js';
import { ThreadOnDemand } from '../thread/thread-on-demand.js';
import { BatchTooLargeToMergeError } from './errors.js';
import type { DocumentToMerge, MergedPdf, MergeOptions } from './merged-pdf.js';
import { mergePdfs } from './merge-pdfs.js';
import type { Answer, Job, Step } from './messages.js';

/** In bytes of the documents. More are merged in a thread: otherwise the service would answer nothing else meanwhile. An invoice of a page, of 65 kB, takes three to four milliseconds. */
const usualThreshold = 250_000;

/** Merges PDFs: a few at once, many in a thread that starts when it is first needed. */
export class Merger {
  readonly #threshold: number;
  readonly #thread: ThreadOnDemand<Job, Answer>;
  #merges = 0;

  /** @param module what runs in the thread */
  constructor(threshold = usualThreshold, module = new URL('merge-thread.js', import.meta.url)) {
    this.#threshold = threshold;
    this.#thread = new ThreadOnDemand({ module, purpose: 'merges PDFs', youngMegabytes: 64 });
  }

  /**
   * As `mergePdfs`.
   * @param documents the next one is asked for when the one before it is merged, so they may come from a storage, one by one
   * @param signal ends the merge before the next document
   * @throws BatchTooLargeToMergeError | UnexpectedPdfError; what `documents` throws; the reason of the signal; an Error if the merge fails, or its thread ends
   */
  async merge(
    documents: Iterable<DocumentToMerge> | AsyncIterable<DocumentToMerge>,
    options: MergeOptions,
    signal?: AbortSignal,
  ): Promise<MergedPdf> {
    const merge = (this.#merges += 1);
    const waiting: DocumentToMerge[] = [];
    let bytes = 0;
    let isInThread = false;
    /** Whether the thread has something that is to be forgotten. After an error of its own, it has not. */
    let isKept = false;
    const ask = async (step: Step): Promise<Answer> => {
      [isInThread, isKept] = [true, false];
      const answer = await this.#ask(merge, step);
      isKept = step !== 'end';
      return answer;
    };
    try {
      for await (const document of documents) {
        signal?.throwIfAborted();
        bytes += document.bytes.length;
        waiting.push(document);
        if (!isInThread && bytes < this.#threshold) continue;
        if (!isInThread) await ask({ options });
        for (const one of waiting.splice(0)) await ask({ document: one });
      }
      signal?.throwIfAborted();
      if (!isInThread) return mergePdfs(waiting, options);
      const answer = await ask('end');
      if (!('merged' in answer)) throw new Error('the thread has not merged the PDFs');
      return { ...answer.merged, bytes: asBuffer(answer.merged.bytes) };
    } catch (error) {
      if (isKept) await this.#ask(merge, 'drop');
      throw error;
    }
  }

  /** Ends the thread. What it still merges fails. */
  async close(): Promise<void> {
    await this.#thread.close();
  }

  async #ask(merge: number, step: Step): Promise<Answer> {
    const answer = await this.#thread.ask({ merge, step });
    if ('unexpected' in answer) throw new UnexpectedPdfError(answer.unexpected);
    if ('exceeded' in answer) throw new BatchTooLargeToMergeError(answer.exceeded, answer.most);
    if ('failed' in answer) throw new Error(answer.failed);
    return answer;
  }
}
