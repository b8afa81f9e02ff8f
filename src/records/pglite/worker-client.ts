import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { Worker } from 'node:worker_threads';
import { explainFileFault } from './file-faults.js';

interface Answer {
  id: number;
  value?: unknown;
  error?: PlainError;
}

interface PlainError {
  name: string;
  message: string;
  /** Further fields of the database's error, e.g. its code. */
  details?: Record<string, string | number | undefined>;
  cause?: ConstructorParameters<typeof DriverAdapterError>[0];
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** The calling side of `worker.js`: questions in, promises out. */
export class WorkerClient {
  readonly #worker: Worker;
  readonly #folder: string;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #gone: Error | undefined;

  private constructor(worker: Worker, folder: string) {
    this.#worker = worker;
    this.#folder = folder;
    worker.on('message', (answer: Answer) => this.#settle(answer));
    worker.on('error', (error: unknown) => this.#fail(asError(explainFileFault(error, folder))));
    worker.on('exit', () => this.#fail(new Error('the thread of the embedded database ended')));
  }

  /** Opens the database in `folder` in a thread of its own. @param named the folder as messages name it @throws Error if PGlite cannot open it */
  static async start(folder: string, named = folder): Promise<WorkerClient> {
    const client = new WorkerClient(
      new Worker(new URL('worker.js', import.meta.url), { workerData: { folder }, name: 'pglite' }),
      named,
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
    if (error) waiting?.reject(asError(explainFileFault(revive(error), this.#folder)));
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

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
