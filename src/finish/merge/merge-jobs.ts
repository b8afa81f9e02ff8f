import { UnexpectedPdfError } from '../errors.js';
import { asBuffer } from '../thread/messages.js';
import { BatchTooLargeToMergeError } from './errors.js';
import type { Answer, Job } from './messages.js';
import { OpenMerge } from './open-merge.js';

/** The merges of a thread. */
export class MergeJobs {
  readonly #open = new Map<number, OpenMerge>();

  /** Does a step. */
  answerTo(job: Job): Answer {
    try {
      return this.#do(job);
    } catch (error) {
      this.#open.delete(job.merge);
      const { id } = job;
      if (error instanceof UnexpectedPdfError) return { id, unexpected: error.what };
      if (error instanceof BatchTooLargeToMergeError) return { id, exceeded: error.limit, most: error.most };
      return { id, failed: String(error) };
    }
  }

  #do({ id, merge, step }: Job): Answer {
    if (step === 'drop') this.#open.delete(merge);
    else if (step === 'end') {
      const merged = this.#opened(merge).end();
      this.#open.delete(merge);
      return { id, merged };
    } else if ('options' in step) this.#open.set(merge, new OpenMerge(step.options));
    else this.#opened(merge).add({ ...step.document, bytes: asBuffer(step.document.bytes) });
    return { id, done: true };
  }

  #opened(merge: number): OpenMerge {
    const open = this.#open.get(merge);
    if (!open) throw new Error(`there is no merge ${merge}`);
    return open;
  }
}
