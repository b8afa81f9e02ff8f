import { Consumer, type ConsumerOptions, type Job, quietFaults, type QueueName } from '../queue/index.js';
import {
  deleteOldBatch,
  type ExpiredBatch,
  findExpired,
  findOldBatches,
  noteExpired,
  restoreJobs,
} from '../records/batches/clean-up.js';
import { batchPrefix } from './work/keys.js';
import { makeResult } from './result/make-result.js';
import type { ResultParts } from './result/parts.js';
import type { WorkParts } from './work/parts.js';
import { workChunk } from './work/work-chunk.js';

/** How often expired files, old rows and lost jobs are looked for, in milliseconds. */
const HOUSEKEEPING_MS = 60_000;

/** Batches whose files, or whose rows, are deleted in one go. */
const BATCHES_AT_A_TIME = 10;

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
  readonly #stopping = new AbortController();
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
    this.#stopping.abort();
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
    this.#tidying ??= this.#tidyUp().finally(() => (this.#tidying = undefined));
  }

  /** Lost jobs first: callers wait for them. A fault of one step, or of one batch, does not keep the others from their turn. */
  async #tidyUp(): Promise<void> {
    const { database, recordDays } = this.#options;
    const { prisma } = database;
    await this.#attempt({}, () => restoreJobs(database, this.#stopping.signal));
    await this.#withEach(
      () => findExpired(prisma, BATCHES_AT_A_TIME),
      (batch) => this.#expire(batch),
    );
    await this.#withEach(
      () => findOldBatches(prisma, recordDays, BATCHES_AT_A_TIME),
      (batch) => deleteOldBatch(prisma, batch, () => this.#deleteFiles(batch)),
    );
  }

  async #withEach(find: () => Promise<ExpiredBatch[]>, tidy: (batch: ExpiredBatch) => Promise<unknown>): Promise<void> {
    await this.#attempt({}, async () => {
      if (this.#stopping.signal.aborted) return;
      for (const batch of await find()) {
        if (this.#stopping.signal.aborted) return;
        await this.#attempt({ batch_id: batch.id }, () => tidy(batch));
      }
    });
  }

  async #attempt(fields: { batch_id?: string }, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.log('warn', 'batch clean-up', { ...fields, reason: reasonOf(error) });
    }
  }

  async #expire(batch: ExpiredBatch): Promise<void> {
    const { database, log } = this.#options;
    const files = await this.#deleteFiles(batch);
    if (await noteExpired(database.prisma, batch.id)) log('info', 'batch expired', { batch_id: batch.id, files });
  }

  #deleteFiles({ organisationId, id }: ExpiredBatch): Promise<number> {
    return this.#options.storage.deleteAll(batchPrefix(organisationId, id));
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
