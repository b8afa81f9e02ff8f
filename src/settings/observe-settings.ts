import { bearerSecret, headerPairs, httpUrl, oneOf, type Setting, text, wholeNumber } from './parsers.js';

/** Log, metrics and traces. The settings of traces have the names that OpenTelemetry gives them. */
export const OBSERVE_SETTINGS = {
  LOG_LEVEL: {
    default: 'info',
    meaning: 'Lowest level that is logged: `error`, `warn`, `info` or `debug`.',
    parse: oneOf('error', 'warn', 'info', 'debug'),
  },
  LOG_FORMAT: { default: 'json', meaning: '`json`: one object per line. `text`: for people.', parse: oneOf('json', 'text') },
  METRICS_PORT: {
    default: null,
    meaning:
      'TCP port for `GET /metrics` (Prometheus) without a token. Only operators should reach it. If not set, there is no such port.',
    parse: wholeNumber(0, 65_535),
  },
  METRICS_TOKEN: {
    default: null,
    meaning: 'Bearer token, at least 32 characters, for `GET /metrics` on `PORT`. If not set, `PORT` has no `/metrics`.',
    parse: bearerSecret,
    secret: true,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    default: null,
    meaning:
      'Address of an OpenTelemetry collector (OTLP over HTTP, protobuf), such as `http://collector.example:4318`. Traces go to `/v1/traces` below it. If not set, no traces are sent.',
    parse: httpUrl,
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: {
    default: null,
    meaning: 'Full URL for traces. It replaces `OTEL_EXPORTER_OTLP_ENDPOINT`.',
    parse: httpUrl,
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    default: null,
    meaning: 'Headers for the collector: `name=value,name=value`, with the values percent-encoded.',
    parse: headerPairs,
    secret: true,
  },
  OTEL_SERVICE_NAME: { default: 'invoice-press', meaning: 'Name of this service in traces.', parse: text },
} as const satisfies Record<string, Setting<unknown>>;
