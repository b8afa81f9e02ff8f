import type { ChromiumEvent } from '../chromium/index.js';
import type { ObserveRequest } from '../http/server/finished-request.js';
import type { MetricsRoute } from '../http/service/metrics-route.js';
import type { LiveState } from './metrics/live-state.js';

/** Looks on: what the parts of the service tell it, and where that is read. */
export interface Observer {
  onRequest: ObserveRequest;
  /** A request that never reached the app. */
  onRefusal: (code: string) => void;
  onChromiumEvent: (event: ChromiumEvent) => void;
  /** From now on the gauges ask this. */
  watch: (read: () => LiveState) => void;
  /** For the port of the API; undefined: nothing is to be served there. */
  metricsRoute: MetricsRoute | undefined;
  /** Sends the last spans and ends the listener of the metrics; takes a second at most, and never fails. */
  close: () => Promise<void>;
}
