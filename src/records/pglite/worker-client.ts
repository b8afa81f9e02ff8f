import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { Worker } from 'node:worker_threads';

interface Answer {
  id: number;
  value?: unknown;
  error?: PlainError;
}

interface PlainError {
  name: string;
  message: string;
  /** What the database said besides, e.g. its code. */
  details?: Record<string, string | undefined>;
  cause?: ConstructorParameters<typeof DriverAdapterError>[0];
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** The calling side of `worker.js`: questions in, promises out. */
export class WorkerClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #gone: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: Answer) => this.#settle(answer));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('the thread of the embedded database ended')));
  }

  /** Opens the database in `folder` in a thread of its own. @throws Error if PGlite cannot open it */
  static async start(folder: string): Promise<WorkerClient> {
    const client = new WorkerClient(
      new Worker(new URL('worker.js', import.meta.url), { workerData: { folder }, name: 'pglite' }),
    );
    await client.call(null, 'open', []);
    return client;
  }

  async call<T>(transaction: number | null, method: string, args: unknown[]): Promise<T> {
    if (this.#gone) throw this.#gone;
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, transaction, method, args });
    return (await answer) as T;
  }

  /** Writes a checkpoint, closes the database and ends the thread. */
  async close(): Promise<void> {
    try {
      await this.call(null, 'close', []);
    } finally {
      await this.#worker.terminate();
    }
  }

  #settle({ id, value, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(revive(error));
    else waiting?.resolve(value);
  }

  #fail(error: Error): void {
    this.#gone ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function revive({ name, message, details, cause }: PlainError): Error {
  return name === 'DriverAdapterError' && cause
    ? new DriverAdapterError(cause)
    : Object.assign(new Error(message), { name, ...details });
}
