import type { Readable } from 'node:stream';
import type { Batch, BatchRequest, BatchResult } from '../invoices/batches/batch.js';
import { BatchExpiredError, BatchNotFoundError, BatchStateError } from '../invoices/batches/errors.js';
import type { Ticket } from '../pdf/effects.js';
import type { Caller, Origin } from '../pdf/running-request.js';
import { cancelBatch, recordResultDownload, retryBatch } from '../records/batches/change-batch.js';
import { createBatch } from '../records/batches/create-batch.js';
import { findBatch } from '../records/batches/find-batch.js';
import type { Database } from '../records/open-database.js';
import { ObjectNotFoundError } from '../storage/errors.js';
import type { ByteRange, Storage } from '../storage/storage.js';

export interface BatchesOptions {
  database: Pick<Database, 'prisma' | 'queue'>;
  storage: Storage;
  /** The most items of a batch, of one whose PDFs are merged, and the items of one job. */
  mostItems: number;
  mostMerged: number;
  chunkSize: number;
  maxBodyBytes: number;
  /** Waits for a place in memory for a body. */
  admitBody: (organisationId: string, signal: AbortSignal) => Promise<Ticket>;
  /** Refuses an address that may not be told; its message says why. @returns its normal form */
  checkWebhook: (url: string) => string;
  /** Fires when the service stops. */
  stopping: AbortSignal;
  /** There is work now: a worker in this process need not wait for its next look. */
  onWork: () => void;
}

type Context = Caller & Origin;

/** What `BatchesApi` offers. */
export type Batches = Pick<BatchesApi, keyof BatchesApi>;

/** Batches, as callers see them. */
export class BatchesApi {
  readonly #options: BatchesOptions;

  constructor(options: BatchesOptions) {
    this.#options = options;
  }

  get mostItems(): number {
    return this.#options.mostItems;
  }

  get maxBodyBytes(): number {
    return this.#options.maxBodyBytes;
  }

  get admitBody(): BatchesOptions['admitBody'] {
    return this.#options.admitBody;
  }

  get stopping(): AbortSignal {
    return this.#options.stopping;
  }

  get checkWebhook(): (url: string) => string {
    return this.#options.checkWebhook;
  }

  /** Creates a batch, or finds the one of the same key. @returns its id @throws BatchSelectionError | IdempotencyKeyReusedError | DatabaseUnavailableError */
  async create(
    context: Context,
    asked: { request: BatchRequest; requestSha256: string; idempotencyKey: string | null },
  ): Promise<string> {
    const { database, chunkSize, mostMerged, onWork } = this.#options;
    const isMerged = asked.request.options.delivery === 'merged-pdf';
    const mostItems = isMerged ? Math.min(mostMerged, this.mostItems) : this.mostItems;
    const { id, isNew } = await createBatch(database, context, { ...asked, chunkSize, mostItems });
    if (isNew) onWork();
    return id;
  }

  /** @throws BatchNotFoundError | DatabaseUnavailableError */
  async find(organisationId: string, id: string): Promise<Batch> {
    const batch = await findBatch(this.#options.database.prisma, organisationId, id);
    if (!batch) throw new BatchNotFoundError();
    return batch;
  }

  /** @throws BatchNotFoundError | BatchStateError | DatabaseUnavailableError */
  async cancel(context: Context, id: string): Promise<void> {
    await cancelBatch(this.#options.database.prisma, context, id);
  }

  /** @throws BatchNotFoundError | BatchStateError | DatabaseUnavailableError */
  async retry(context: Context, id: string): Promise<void> {
    await retryBatch(this.#options.database, context, id);
    this.#options.onWork();
  }

  /** The result of a batch that has one. @throws BatchNotFoundError | BatchStateError | BatchExpiredError | DatabaseUnavailableError */
  async resultOf(organisationId: string, id: string): Promise<BatchResult> {
    const { state, result, isExpired, expiresAt } = await this.find(organisationId, id);
    if (state === 'cancelled') throw new BatchStateError('The batch was cancelled, so it has no result.');
    if (isExpired || (expiresAt && expiresAt < new Date())) throw new BatchExpiredError();
    if (result) return result;
    throw new BatchStateError(
      state === 'failed' ? 'The batch failed, so it has no result. Try it again.' : 'The batch has not finished yet.',
    );
  }

  /** @throws BatchExpiredError | StorageUnavailableError */
  async readResult(
    { key, byteLength }: BatchResult,
    range: ByteRange,
    signal: AbortSignal,
  ): Promise<{ stream: Readable; byteLength: number }> {
    const isWhole = range.start === 0 && range.end === byteLength - 1;
    try {
      return await this.#options.storage.read(key, { ...(!isWhole && { range }), signal });
    } catch (error) {
      if (error instanceof ObjectNotFoundError) throw new BatchExpiredError();
      throw error;
    }
  }

  /** One file of a batch whose files are single ones. @throws ObjectNotFoundError | StorageUnavailableError */
  async readFile(key: string, signal: AbortSignal): Promise<{ stream: Readable; byteLength: number }> {
    return this.#options.storage.read(key, { signal });
  }

  /** Writes the audit entry of a download, before its first byte. @throws DatabaseUnavailableError */
  async recordDownload(context: Context, batchId: string, { byteLength, sha256 }: BatchResult, range: ByteRange): Promise<void> {
    await recordResultDownload(this.#options.database.prisma, context, { batchId, byteLength, sha256, range });
  }
}
