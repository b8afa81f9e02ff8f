import { BatchesApi } from '../batches/batches.js';
import type { EndedBatch } from '../batches/result/parts.js';
import { PatientStorage } from '../batches/work/patient-storage.js';
import { BatchWorker } from '../batches/worker.js';
import type { Merger } from '../finish/index.js';
import { answerTo } from '../http/answers/error-status.js';
import type { Log } from '../http/log.js';
import type { InvoicePdfs } from '../pdf/invoice/download-invoice-pdf.js';
import type { Observer } from '../observe/observer.js';
import type { Database } from '../records/open-database.js';
import type { Prisma } from '../records/prisma-client/client.js';
import { queueSql } from '../records/queue-sql.js';
import type { Settings } from '../settings/read-settings.js';
import type { Storage } from '../storage/storage.js';
import { type Deliveries, startDeliveries } from './deliveries.js';
import type { Webhooks } from './webhooks.js';
import { itemsAtATime, type Slots } from './work-limits.js';

/** What a process that works on batches does besides: `all` also delivers webhooks and tidies up; `batches-only` leaves that to the workers. */
export type WorkerTasks = 'all' | 'batches-only';

interface Parts {
  settings: Settings;
  tasks: WorkerTasks;
  database: Database;
  storage: Storage;
  /** As for callers, but its reads are not those of their circuit breaker. */
  bulkPdfs: InvoicePdfs;
  slots: Slots;
  merger: Merger;
  webhooks: Webhooks;
  observer: Pick<Observer, 'onBatchItem'>;
  log: Log;
}

/** Batches: what callers see of them, and the work on them in this process. */
export interface Batching {
  api: BatchesApi;
  /** Begins nothing more, ends open event streams, and resolves when what is in work has ended or was given back. */
  stop(): Promise<void>;
  /** What is still in work is left to another process. */
  abandon(): void;
}

/** With the role `http`, the work is left to others. */
export function openBatches(parts: Parts): Batching {
  const { settings, database, storage, webhooks, log } = parts;
  const stopping = new AbortController();
  const abandoned = new AbortController();
  // A storage that refuses does not keep the service from printing; its batches wait for it, and then say so.
  void storage.check().catch((error: unknown) => log('warn', 'storage', { kind: storage.kind, reason: String(error) }));
  const workers = settings.ROLE === 'http' ? null : startWorkers(parts, abandoned.signal);
  const api = new BatchesApi({
    database,
    storage,
    mostItems: settings.BATCH_MAX_INVOICES,
    mostMerged: settings.BATCH_MERGE_INVOICES,
    admitBody: parts.slots.effects.admitImportBody,
    chunkSize: settings.BATCH_CHUNK_INVOICES,
    maxBodyBytes: settings.MAX_IMPORT_BYTES,
    checkWebhook: webhooks.allow,
    stopping: stopping.signal,
    onWork: () => workers?.wake(),
  });
  return {
    api,
    stop: async () => {
      stopping.abort();
      await workers?.stop();
    },
    abandon: () => abandoned.abort(new Error('the process ends')),
  };
}

interface Workers {
  wake(): void;
  stop(): Promise<void>;
}

/** The notification of a batch is ordered in the database all the same; a worker delivers it. */
const LEFT_TO_OTHERS: Deliveries = { wake: () => undefined, stop: () => Promise.resolve() };

function startWorkers(parts: Parts, abandon: AbortSignal): Workers {
  const { settings, tasks, database, storage, bulkPdfs, slots, merger, observer, log } = parts;
  const deliveries = tasks === 'all' ? startDeliveries(parts) : LEFT_TO_OTHERS;
  const worker = new BatchWorker({
    database,
    storage,
    files: new PatientStorage(storage),
    pdfs: bulkPdfs,
    admitBulk: slots.effects.admitBulk,
    itemsAtATime: itemsAtATime(settings),
    itemTimeoutMs: settings.REQUEST_TIMEOUT_MS,
    abandon,
    onItem: observer.onBatchItem,
    log,
    merger,
    lifetimeMs: settings.BATCH_RESULT_HOURS * 3600_000,
    mergeLimits: { documents: settings.BATCH_MERGE_INVOICES, bytes: MOST_MERGED_BYTES, pages: MOST_MERGED_PAGES },
    messageOf: (code) => answerTo(code, 'stored').message,
    onEnd: async (db, batch) => {
      if (batch.webhookUrl !== null) await orderDelivery(parts, db, batch, batch.webhookUrl);
      return () => deliveries.wake();
    },
    recordDays: settings.BATCH_RECORD_DAYS,
    tidies: tasks === 'all',
  });
  return {
    wake: () => worker.wake(),
    stop: async () => void (await Promise.all([worker.stop(), deliveries.stop()])),
  };
}

/** Besides the number of its invoices, a merged PDF is held to these. */
const MOST_MERGED_BYTES = 500_000_000;
const MOST_MERGED_PAGES = 20_000;

/** Orders the notification, and puts its job into the queue, in the transaction that ends the batch. */
async function orderDelivery(
  { webhooks, database, settings }: Parts,
  db: Prisma.TransactionClient,
  { id, organisationId, state, counts }: EndedBatch,
  url: string,
): Promise<void> {
  const base = settings.PUBLIC_BASE_URL?.href.replace(/\/$/, '');
  const batchUrl = base === undefined ? null : `${base}/api/v1/batches/${id}`;
  const resultUrl = batchUrl !== null && state === 'finished' ? `${batchUrl}/result` : null;
  const type = state === 'finished' ? 'batch.finished' : 'batch.failed';
  const at = new Date();
  const event = { type, at, batchId: id, organisationId, state, counts: { ...counts }, batchUrl, resultUrl } as const;
  const deliveryId = await webhooks.enqueue(db, event, url);
  await database.queue.insert('webhook', [{ data: { deliveryId } }], queueSql(db));
}
