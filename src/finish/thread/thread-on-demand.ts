import { Worker } from 'node:worker_threads';

/** A message to the thread or from it, by which answers find their questions. */
interface Numbered {
  id: number;
}

/** What a thread does, and how much it may take. */
export interface ThreadOptions {
  /** The module that runs in it. */
  module: URL;
  /** What it does, for errors: "finishes PDFs". */
  purpose: string;
  /** Of the objects that are new. */
  youngMegabytes: number;
}

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** A thread that starts with its first job, and again after its end. Without a job, it does not keep the process alive. */
export class ThreadOnDemand<Job extends Numbered, Answer extends Numbered> {
  readonly #options: ThreadOptions;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #thread: Worker | undefined;
  #next = 0;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /** Its answer to a job. @throws Error if the thread ends before it answers */
  ask(job: Omit<Job, 'id'>): Promise<Answer> {
    const id = (this.#next += 1);
    const thread = (this.#thread ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      thread.ref();
      thread.postMessage({ ...job, id });
    });
  }

  /** Ends the thread. Jobs that it still has fail. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const { module, purpose, youngMegabytes } = this.#options;
    const thread = new Worker(module, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
    thread.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) thread.unref();
      waiting?.resolve(answer);
    });
    let cause: unknown;
    thread.on('error', (error) => (cause = error));
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
      for (const waiting of this.#waiting.values()) waiting.reject(new Error(`the thread that ${purpose} has ended`, { cause }));
      this.#waiting.clear();
    });
    return thread;
  }
}
