import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { Log } from '../../http/log.js';

/** Shortest time between two log lines about lost spans, in milliseconds. */
const PAUSE_MS = 60_000;

type Done = Parameters<SpanExporter['export']>[1];

/** Passes spans on, and logs it if they cannot be delivered: OpenTelemetry itself says nothing. */
export class ReportingExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #log: Log;
  #lost = 0;
  #nextReport = 0;

  constructor(exporter: SpanExporter, log: Log) {
    this.#exporter = exporter;
    this.#log = log;
  }

  export(spans: ReadableSpan[], done: Done): void {
    this.#exporter.export(spans, (result) => {
      const failure: number = result.code;
      if (failure !== 0) this.#report(spans.length, result.error);
      done(result);
    });
  }

  forceFlush(): Promise<void> {
    return this.#exporter.forceFlush?.() ?? Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }

  #report(spans: number, error: Error | undefined): void {
    this.#lost += spans;
    const now = performance.now();
    if (now < this.#nextReport) return;
    this.#nextReport = now + PAUSE_MS;
    this.#log('warn', 'traces not delivered', { spans: this.#lost, error: error?.message });
    this.#lost = 0;
  }
}
