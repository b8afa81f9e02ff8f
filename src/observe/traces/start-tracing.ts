import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes, serviceInstanceIdDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { ObserveRequest } from '../../http/server/finished-request.js';
import type { Log } from '../../http/log.js';
import { recordRequest } from './request-spans.js';
import { ReportingExporter } from './reporting-exporter.js';

export interface TracingOptions {
  /** The collector's address for traces. */
  url: string;
  headers: Readonly<Record<string, string>>;
  serviceName: string;
  /** Of this package. */
  version: string;
  log: Log;
}

export interface Tracing {
  observe: ObserveRequest;
  /** Sends the last spans. Gives up after a second: a stop must not wait for a collector. */
  close(): Promise<void>;
}

/** Timeouts for delivering spans while the service runs and when it stops, in milliseconds. */
const EXPORT_MS = 5000;
const CLOSE_MS = 1000;

/** Collects the spans of requests and sends them in batches, without delaying requests. Spans that cannot be sent are dropped. */
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
      // The exporter has already logged what it could not deliver.
      const outcome = await Promise.race([provider.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
      if (outcome === 'late') log('warn', 'traces not delivered', { error: `they were not taken within ${CLOSE_MS} ms` });
    },
  };
}
