import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { ChromiumEvent } from '../../chromium/index.js';
import type { MetricsPage } from '../../http/service/metrics-route.js';
import { type AddBatchItem, batchMetrics, type ReadBatchQueue } from './batch-metrics.js';
import { chromiumMetrics } from './chromium-metrics.js';
import { liveGauges } from './live-gauges.js';
import type { ReadLiveState } from './live-state.js';
import { requestMetrics, type RequestMetrics } from './request-metrics.js';

/** All metrics, and the page that shows them. */
export interface ServiceMetrics {
  requests: RequestMetrics;
  onChromiumEvent: (event: ChromiumEvent) => void;
  onBatchItem: AddBatchItem;
  page: MetricsPage;
}

/** The metrics of one process: ours, and Node's own under the names that dashboards know (`process_…`, `nodejs_…`). @param version of this package */
export function serviceMetrics(version: string, read: ReadLiveState, readQueue: ReadBatchQueue): ServiceMetrics {
  const registry = new Registry();
  const info = new Gauge({
    registers: [registry],
    name: 'invoice_press_build_info',
    help: 'Always 1; its label is what this process is.',
    labelNames: ['version'],
  });
  info.set({ version }, 1);
  const requests = requestMetrics(registry);
  const onChromiumEvent = chromiumMetrics(registry);
  liveGauges(registry, read);
  const onBatchItem = batchMetrics(registry, readQueue);
  collectDefaultMetrics({ register: registry });
  return { requests, onChromiumEvent, onBatchItem, page: { contentType: registry.contentType, text: () => registry.metrics() } };
}
