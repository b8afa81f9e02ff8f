import type { ChromiumEvent } from '../chromium/index.js';
import type { ObserveRequest } from '../http/server/finished-request.js';
import type { MetricsRoute } from '../http/service/metrics-route.js';
import type { AddBatchItem, BatchQueue } from './metrics/batch-metrics.js';
import type { LiveState } from './metrics/live-state.js';

/** Collects metrics and traces from the other parts of the service. */
export interface Observer {
  onRequest: ObserveRequest;
  /** Counts a request that never reached the app. */
  onRefusal: (code: string) => void;
  /** Counts an invoice of a batch that ended. */
  onBatchItem: AddBatchItem;
  onChromiumEvent: (event: ChromiumEvent) => void;
  /** Sets what the gauges read. */
  watch: (read: () => LiveState) => void;
  /** Sets where the gauges of batches read. */
  watchQueue: (read: () => Promise<BatchQueue>) => void;
  /** The route for metrics on the port of the API. Undefined if they are not served there. */
  metricsRoute: MetricsRoute | undefined;
  /** Sends the last spans and closes the port of the metrics. Takes at most a second and never rejects. */
  close: () => Promise<void>;
}
