import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes, serviceInstanceIdDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { ObserveRequest } from '../../http/server/finished-request.js';
import type { Log } from '../../http/log.js';
import { recordRequest } from './request-spans.js';
import { ReportingExporter } from './reporting-exporter.js';

export interface TracingOptions {
  /** Where the collector takes traces. */
  url: string;
  headers: Readonly<Record<string, string>>;
  serviceName: string;
  /** Of this package. */
  version: string;
  log: Log;
}

export interface Tracing {
  observe: ObserveRequest;
  /** Sends what is left, for no longer than a second: nobody waits for a collector. */
  close(): Promise<void>;
}

/** How long spans may take to be delivered, while the service runs and when it stops, in milliseconds. */
const EXPORT_MS = 5000;
const CLOSE_MS = 1000;

/** Collects the spans of requests and sends them on from time to time, never in the way of a request; what cannot be sent is dropped. */
export function startTracing({ url, headers, serviceName, version, log }: TracingOptions): Tracing {
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: EXPORT_MS });
  const own = resourceFromAttributes({ 'service.name': serviceName, 'service.version': version });
  const provider = new TracerProvider({
    resource: detectResources({ detectors: [serviceInstanceIdDetector, envDetector] }).merge(own),
    spanProcessors: [new BatchSpanProcessor({ exporter: new ReportingExporter(exporter, log), exportTimeoutMillis: EXPORT_MS })],
  });
  const tracer = provider.getTracer('invoice-press', version);
  return {
    observe: (request) => recordRequest(tracer, request),
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, CLOSE_MS, 'late')));
      // What the exporter could not deliver, it has said itself.
      const outcome = await Promise.race([provider.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
      if (outcome === 'late') log('warn', 'traces not delivered', { error: `they were not taken within ${CLOSE_MS} ms` });
    },
  };
}
