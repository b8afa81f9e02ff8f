import { Consumer, type ConsumerOptions, type Job, quietFaults, type QueueName } from '../queue/index.js';
import { deleteOldBatches, findExpired, noteExpired, restoreJobs } from '../records/batches/clean-up.js';
import { batchPrefix } from './work/keys.js';
import { makeResult } from './result/make-result.js';
import type { ResultParts } from './result/parts.js';
import type { WorkParts } from './work/parts.js';
import { workChunk } from './work/work-chunk.js';

/** How often expired files, old rows and lost jobs are looked for, in milliseconds. */
const HOUSEKEEPING_MS = 60_000;

/** Batches whose files are deleted in one go. */
const EXPIRED_AT_A_TIME = 10;

export interface WorkerOptions extends WorkParts, ResultParts {
  /** How long the rows of a batch stay after its files are deleted, in days. */
  recordDays: number;
  /** Whether this process deletes expired files and old rows, and restores lost jobs. */
  tidies: boolean;
}

/** Works on batches: takes chunks and results from the queue, and tidies up. */
export class BatchWorker {
  readonly #options: WorkerOptions;
  readonly #chunks: Consumer;
  readonly #results: Consumer;
  readonly #timer: NodeJS.Timeout | undefined;
  #tidying: Promise<void> | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#chunks = this.#consume('batch-chunk', (job, signal) => {
      const { batchId, chunk } = job.data as { batchId: string; chunk: number };
      return workChunk(options, { batchId, chunk, expiresInMs: job.expireInSeconds * 1000 }, signal).then(() =>
        this.#results.wake(),
      );
    });
    const makeOne = (job: Job, signal: AbortSignal) => {
      const { batchId } = job.data as { batchId: string };
      return makeResult(options, batchId, AbortSignal.any([signal, options.abandon]));
    };
    // The ZIP of 100,000 invoices takes minutes, and that of a worker that died must not wait so long.
    this.#results = this.#consume('batch-finish', makeOne, { isLong: true });
    if (!options.tidies) return;
    this.#timer = setInterval(() => this.#tidy(), HOUSEKEEPING_MS).unref();
    this.#tidy();
  }

  /** A batch may have been created. */
  wake(): void {
    this.#chunks.wake();
    this.#results.wake();
  }

  /** Begins nothing more, and resolves when what is in work has ended or was given back. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([this.#chunks.stop(), this.#results.stop(), this.#tidying]);
  }

  #consume(
    name: QueueName,
    work: (job: Job, signal: AbortSignal) => Promise<void>,
    options: Pick<ConsumerOptions, 'isLong'> = {},
  ): Consumer {
    const { database, log } = this.#options;
    const onError = quietFaults((reason) => log('warn', 'queue', { queue: name, reason }));
    return new Consumer({ queue: database.queue, name, work, onError, ...options });
  }

  #tidy(): void {
    const { log } = this.#options;
    this.#tidying ??= this.#tidyUp()
      .catch((error: unknown) => log('warn', 'batch clean-up', { reason: reasonOf(error) }))
      .finally(() => (this.#tidying = undefined));
  }

  async #tidyUp(): Promise<void> {
    const { database, storage, recordDays, log } = this.#options;
    for (const { id, organisationId } of await findExpired(database.prisma, EXPIRED_AT_A_TIME)) {
      const files = await storage.deleteAll(batchPrefix(organisationId, id));
      await noteExpired(database.prisma, id);
      log('info', 'batch expired', { batch_id: id, files });
    }
    await deleteOldBatches(database.prisma, recordDays);
    await restoreJobs(database);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
