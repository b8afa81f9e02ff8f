import { SettingError, type Settings } from '../settings/read-settings.js';
import type { Log } from '../http/log.js';
import type { BatchQueue, ReadBatchQueue } from './metrics/batch-metrics.js';
import type { LiveState } from './metrics/live-state.js';
import type { MetricsServer } from './metrics/metrics-server.js';
import type { ServiceMetrics } from './metrics/service-metrics.js';
import type { Observer } from './observer.js';
import type { Tracing } from './traces/start-tracing.js';

/**
 * Starts what the settings ask for: metrics, traces, both or nothing. Loads the packages of either only if it is used.
 * @param version of this package
 * @throws SettingError if the port of the metrics is not free
 */
export async function startObserver(settings: Settings, version: string, log: Log): Promise<Observer> {
  let read: (() => LiveState) | undefined;
  let readQueue: (() => Promise<BatchQueue>) | undefined;
  const metrics = await startMetrics(settings, version, {
    live: () => read?.(),
    queue: () => readQueue?.(),
  });
  const server = metrics && (await serveMetrics(metrics, settings, log));
  const tracing = await startTraces(settings, version, log);
  return {
    onRequest(request) {
      metrics?.requests.add(request);
      return tracing?.observe(request);
    },
    onRefusal: (code) => metrics?.requests.addRefusal(code),
    onChromiumEvent: (event) => metrics?.onChromiumEvent(event),
    onBatchItem: (...item) => metrics?.onBatchItem(...item),
    watch: (reader) => void (read = reader),
    watchQueue: (reader) => void (readQueue = reader),
    metricsRoute: metrics && settings.METRICS_TOKEN !== null ? { page: metrics.page, token: settings.METRICS_TOKEN } : undefined,
    close: async () => {
      await Promise.all([tracing?.close(), server?.close()]);
    },
  };
}

async function startMetrics(
  { METRICS_PORT, METRICS_TOKEN }: Settings,
  version: string,
  read: { live: () => LiveState | undefined; queue: ReadBatchQueue },
): Promise<ServiceMetrics | undefined> {
  if (METRICS_PORT === null && METRICS_TOKEN === null) return undefined;
  const { serviceMetrics } = await import('./metrics/service-metrics.js');
  return serviceMetrics(version, read.live, read.queue);
}

async function serveMetrics(metrics: ServiceMetrics, settings: Settings, log: Log): Promise<MetricsServer | undefined> {
  const { METRICS_PORT: port, PORT, HOST: host } = settings;
  if (port === null) return undefined;
  if (port === PORT && port !== 0) throw new SettingError('METRICS_PORT', `is ${port}, the same as PORT; they must differ`);
  const { listenForMetrics } = await import('./metrics/metrics-server.js');
  const server = await listenForMetrics(metrics.page, host, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new SettingError('METRICS_PORT', `is ${port}, but another process already listens there on ${host}`);
    if (error.code === 'EACCES') throw new SettingError('METRICS_PORT', `is ${port}, but this user may not listen there`);
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
      throw new SettingError('HOST', `is ${host}, which is not an address of this machine`);
    throw error;
  });
  log('info', 'metrics', { host, port: server.port });
  return server;
}

async function startTraces(settings: Settings, version: string, log: Log): Promise<Tracing | undefined> {
  const url = tracesUrl(settings);
  if (url === undefined) return undefined;
  const { startTracing } = await import('./traces/start-tracing.js');
  const headers = settings.OTEL_EXPORTER_OTLP_HEADERS ?? {};
  return startTracing({ url, headers, serviceName: settings.OTEL_SERVICE_NAME, version, log });
}

/** As OpenTelemetry defines them: the endpoint for traces is complete, the general one gets the path of the traces. */
function tracesUrl({
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own,
  OTEL_EXPORTER_OTLP_ENDPOINT: general,
}: Settings): string | undefined {
  if (own) return own.href;
  return general ? `${general.href.replace(/\/$/, '')}/v1/traces` : undefined;
}
