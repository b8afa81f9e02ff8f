import { bearerSecret, headerPairs, httpUrl, text, wholeNumber } from './setting-parsers.js';

/** The settings of metrics and traces. Those of traces have the names that OpenTelemetry gives them. */
export const OBSERVE_SETTINGS = {
  METRICS_PORT: {
    default: null,
    meaning:
      'TCP port on which `GET /metrics` answers Prometheus, without a token: for the network of the operators alone. Absent: none.',
    parse: wholeNumber(0, 65_535),
  },
  METRICS_TOKEN: {
    default: null,
    meaning: 'Bearer token, at least 32 characters, for which `GET /metrics` answers on `PORT`. Absent: there is nothing there.',
    parse: bearerSecret,
    secret: true,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    default: null,
    meaning:
      'Where an OpenTelemetry collector listens (OTLP over HTTP, protobuf), such as `http://collector.example:4318`: traces go to `/v1/traces` below it. Absent: no traces.',
    parse: httpUrl,
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: {
    default: null,
    meaning: 'The whole URL for traces, in the place of the one above.',
    parse: httpUrl,
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    default: null,
    meaning: 'Headers for the collector, `name=value,name=value`, the values percent-encoded.',
    parse: headerPairs,
    secret: true,
  },
  OTEL_SERVICE_NAME: { default: 'invoice-press', meaning: 'Name of this service in traces.', parse: text },
} as const;
