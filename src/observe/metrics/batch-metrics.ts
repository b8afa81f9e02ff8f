import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What is left to do, over all processes: it comes from the database. */
export interface BatchQueue {
  chunksWaiting: number;
  chunksRunning: number;
  itemsWaiting: number;
  /** Null: nothing waits. */
  oldestSeconds: number | null;
}

/** Undefined: this process does not know it yet. @throws an error if the database does not answer */
export type ReadBatchQueue = () => Promise<BatchQueue> | undefined;

/** Called for each invoice of a batch that ended. */
export type AddBatchItem = (state: 'done' | 'failed', code: string | null, milliseconds: number) => void;

/** Metrics of batches. The gauges are worked out when the metrics are read; while the database does not answer, they have no value. */
export function batchMetrics(registry: Registry, read: ReadBatchQueue): AddBatchItem {
  const items = new Counter({
    registers: [registry],
    name: 'invoice_press_batch_items_total',
    help: 'Invoices of batches that ended in this process: done, or failed with the code of an error.',
    labelNames: ['state', 'code'],
  });
  const seconds = new Histogram({
    registers: [registry],
    name: 'invoice_press_batch_item_seconds',
    help: 'Time for an invoice of a batch, from its beginning to its audit entry, waits included.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  });
  const queueNow = shared(read);
  const gauge = (name: string, help: string, show: (gauge: Gauge, queue: BatchQueue) => void, labelNames: string[] = []) =>
    new Gauge({
      registers: [registry],
      name: `invoice_press_batch_${name}`,
      help,
      labelNames,
      async collect() {
        const queue = await queueNow();
        this.reset();
        if (queue) show(this, queue);
        // Reset, a gauge without labels would say 0.
        else if (labelNames.length === 0) this.remove();
      },
    });
  const showChunks = (one: Gauge, { chunksWaiting, chunksRunning }: BatchQueue) => {
    one.set({ state: 'waiting' }, chunksWaiting);
    one.set({ state: 'running' }, chunksRunning);
  };
  gauge('chunks', 'Chunks of batches with work left, over all processes: waiting or running.', showChunks, ['state']);
  gauge('items_waiting', 'Invoices of batches that wait, over all processes.', (one, { itemsWaiting }) => one.set(itemsWaiting));
  gauge('oldest_seconds', 'Age of the oldest batch with invoices that wait, over all processes.', (one, { oldestSeconds }) =>
    one.set(oldestSeconds ?? 0),
  );
  return (state, code, milliseconds) => {
    items.inc({ state, code: code ?? '' });
    seconds.observe(milliseconds / 1000);
  };
}

/** The gauges are asked at once, and share one answer of the database. It is undefined if the database does not answer. */
function shared(read: ReadBatchQueue): () => Promise<BatchQueue | undefined> {
  let reading: Promise<BatchQueue | undefined> | undefined;
  const start = async () => {
    try {
      return await read();
    } catch {
      return undefined;
    } finally {
      reading = undefined;
    }
  };
  return () => (reading ??= start());
}
