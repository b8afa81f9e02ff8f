import type { Merger } from '../../finish/index.js';
import type { BatchCounts } from '../../invoices/batches/batch.js';
import type { FinishingBatch } from '../../records/batches/end-batch.js';
import type { Database } from '../../records/open-database.js';
import type { Prisma } from '../../records/prisma-client/client.js';
import type { Storage } from '../../storage/storage.js';
import type { Log } from '../work/log.js';

/** How a batch ended, for its webhook. */
export interface EndedBatch extends FinishingBatch {
  state: 'finished' | 'failed';
  counts: BatchCounts;
}

/** What making a result needs. */
export interface ResultParts {
  database: Pick<Database, 'prisma' | 'queue'>;
  storage: Storage;
  merger: Merger;
  /** How long the files of a batch are kept, in milliseconds. */
  lifetimeMs: number;
  /** The most that is merged into one PDF. */
  mergeLimits: { documents: number; bytes: number; pages: number };
  /** The words for an error code. */
  messageOf: (code: string) => string;
  /** Runs in the transaction that ends a batch. @returns what to do once it is committed */
  onEnd: (db: Prisma.TransactionClient, batch: EndedBatch) => Promise<() => void>;
  log: Log;
}
