import type { Log } from '../http/log.js';
import { Consumer, quietFaults } from '../queue/index.js';
import type { Database } from '../records/open-database.js';
import { jobId } from '../records/batches/chunk-jobs.js';
import type { Webhooks } from './webhooks.js';

/** How often deliveries without a job are looked for, in milliseconds. */
const LOOK_MS = 30_000;

/** Attempts at a time: a receiver that hangs holds up one of them for its timeout. */
const LANES = 4;

/** The delivery of webhooks in this process. */
export interface Deliveries {
  /** One may be due now. */
  wake(): void;
  /** Begins no more attempts, and resolves when the one in work has ended. */
  stop(): Promise<void>;
}

interface Parts {
  database: Pick<Database, 'queue'>;
  webhooks: Webhooks;
  log: Log;
}

/** Delivers webhooks: each job is one attempt, and puts in the job of the next one. */
export function startDeliveries({ database, webhooks, log }: Parts): Deliveries {
  const { queue } = database;
  const order = (deliveryId: string, startAfter?: Date) =>
    queue.insert('webhook', [{ data: { deliveryId }, ...(startAfter && { startAfter }) }]);
  const onError = quietFaults((reason) => log('warn', 'queue', { queue: 'webhook', reason }));
  const lane = () =>
    new Consumer({
      queue,
      name: 'webhook',
      onError,
      work: async ({ data }) => {
        const { deliveryId } = data as { deliveryId: string };
        const { next, outcome } = await webhooks.deliver(deliveryId);
        if (outcome) {
          const { state, status, error } = outcome;
          log(state === 'DELIVERED' ? 'info' : 'warn', 'webhook', { delivery_id: deliveryId, state, status, reason: error });
        }
        // Not for a job that came too early or too late: the one that attempted has ordered the next.
        if (next && outcome) await order(deliveryId, next);
      },
    });
  const lanes = Array.from({ length: LANES }, lane);
  const look = async () => {
    // Every worker looks: in the time between two looks, all of them order the same job.
    const time = Math.floor(Date.now() / LOOK_MS);
    for (const deliveryId of await webhooks.due())
      await queue.insert('webhook', [{ id: jobId('due', deliveryId, time), data: { deliveryId } }]);
  };
  const timer = setInterval(() => void look().catch(onError), LOOK_MS).unref();
  return {
    wake: () => lanes.forEach((one) => one.wake()),
    stop: async () => {
      clearInterval(timer);
      await Promise.all(lanes.map((one) => one.stop()));
    },
  };
}
