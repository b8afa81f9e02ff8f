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

/** Faults that need an operator at once. */
const STORAGE_CODES = ['storage_unavailable', 'storage_full'];

/** Metrics of batches. The gauges are worked out when the metrics are read; while the database does not answer, they have no value. */
export function batchMetrics(registry: Registry, read: ReadBatchQueue): AddBatchItem {
  const items = new Counter({
    registers: [registry],
    name: 'invoice_press_batch_items_total',
    help: 'Invoices of batches that ended in this process: done, or failed with the code of an error.',
    labelNames: ['state', 'code'],
  });
  // Known from the start: Prometheus sees no increase in the first value of a series.
  items.inc({ state: 'done', code: '' }, 0);
  for (const code of STORAGE_CODES) items.inc({ state: 'failed', code }, 0);
  const seconds = new Histogram({
    registers: [registry],
    name: 'invoice_press_batch_item_seconds',
    help: 'Time for an invoice of a batch, from its beginning to its audit entry, waits included.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  });
  queueGauges(registry, read);
  return (state, code, milliseconds) => {
    items.inc({ state, code: code ?? '' });
    seconds.observe(milliseconds / 1000);
  };
}

/** Labels and value of a sample. */
type Sample = readonly [labels: Record<string, string>, value: number];

/** Each gauge waits for the same query: it is written as soon as its own `collect` has ended, so no other one can fill it. */
function queueGauges(registry: Registry, read: ReadBatchQueue): void {
  let reading: Promise<BatchQueue | undefined> | undefined;
  const readOnce = () =>
    (reading ??= Promise.resolve(read())
      .catch(() => undefined)
      .finally(() => (reading = undefined)));
  const gauge = (name: string, help: string, labelNames: string[], samplesOf: (queue: BatchQueue) => Sample[]) => {
    const collect = async () => {
      const queue = await readOnce();
      for (const [labels, value] of samplesOf(queue ?? NOTHING)) {
        if (queue) one.set(labels, value);
        else one.remove(labels);
      }
    };
    const one = new Gauge({ registers: [registry], name: `invoice_press_batch_${name}`, help, labelNames, collect });
  };
  gauge('chunks', 'Chunks of batches with work left, over all processes: waiting or running.', ['state'], (queue) => [
    [{ state: 'waiting' }, queue.chunksWaiting],
    [{ state: 'running' }, queue.chunksRunning],
  ]);
  gauge('items_waiting', 'Invoices of batches that wait, over all processes.', [], ({ itemsWaiting }) => [[{}, itemsWaiting]]);
  gauge('oldest_seconds', 'Age of the oldest batch with invoices that wait, over all processes.', [], ({ oldestSeconds }) => [
    [{}, oldestSeconds ?? 0],
  ]);
}

const NOTHING: BatchQueue = { chunksWaiting: 0, chunksRunning: 0, itemsWaiting: 0, oldestSeconds: null };
