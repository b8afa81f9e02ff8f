import type { Job, JobQueue, QueueName } from './job-queue.js';

/** Pause after an empty queue, in milliseconds. `wake` ends it. */
const PAUSE_MS = 1000;

/** How often a long job is extended within the time of its expiry. */
const EXTENSIONS = 3;

/** A job that was not done. It is given back at once. */
export class JobUnfinishedError extends Error {
  override readonly name = 'JobUnfinishedError';
}

export interface ConsumerOptions {
  queue: JobQueue;
  name: QueueName;
  /** Does one job. It must end when the signal fires. If it throws, the job is given back. */
  work: (job: Job, signal: AbortSignal) => Promise<void>;
  /** A job may take longer than its expiry: it is extended for as long as this process lives and works on it. */
  isLong?: boolean;
  onError: (error: unknown) => void;
}

/** Takes one job after another until it is stopped. */
export class Consumer {
  readonly #options: ConsumerOptions;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #wake: () => void = () => undefined;

  constructor(options: ConsumerOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  /** There may be a job now. */
  wake(): void {
    this.#wake();
  }

  /** Takes no more jobs, and resolves when the one in work has ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { queue, name, onError } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await queue.start();
        const job = signal.aborted ? null : await queue.take(name);
        if (job) await this.#do(job);
        else await this.#pause();
      } catch (error) {
        onError(error);
        await this.#pause();
      }
    }
  }

  async #do(job: Job): Promise<void> {
    const { queue, name, work, onError, isLong = false } = this.#options;
    const extend = () => void queue.extend(name, job).catch(onError);
    const timer = isLong ? setInterval(extend, (job.expireInSeconds * 1000) / EXTENSIONS) : undefined;
    try {
      await work(job, this.#stop.signal);
    } catch (error) {
      if (!(error instanceof JobUnfinishedError)) onError(error);
      await queue.giveBack(name, job);
      // A job that fails at once must not run in circles.
      if (!(error instanceof JobUnfinishedError)) await this.#pause();
      return;
    } finally {
      clearInterval(timer);
    }
    await queue.complete(name, job);
  }

  async #pause(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => undefined;
  }
}
