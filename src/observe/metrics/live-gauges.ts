import { Gauge, type Registry } from 'prom-client';
import type { ReadLiveState } from './live-state.js';

const BROWSER_STATES = ['starting', 'idle', 'busy', 'retiring'];

/** Gauges of what the service is doing. They are worked out when the metrics are read. */
export function liveGauges(registry: Registry, read: ReadLiveState): void {
  const queue = new Gauge({
    registers: [],
    name: 'invoice_press_queue_length',
    help: 'Requests that wait for a slot.',
    collect: (): void => queue.set(read()?.waiting ?? 0),
  });
  const running = new Gauge({
    registers: [],
    name: 'invoice_press_prints_running',
    help: 'Prints that run.',
    collect: (): void => running.set(read()?.running ?? 0),
  });
  const browsers = new Gauge({
    registers: [],
    name: 'invoice_press_browsers',
    help: 'Browsers, by their state.',
    labelNames: ['state'],
    collect: () => {
      const states = read()?.browsers ?? [];
      for (const state of BROWSER_STATES) browsers.set({ state }, states.filter((one) => one === state).length);
    },
  });
  for (const gauge of [queue, running, browsers]) registry.registerMetric(gauge);
}
