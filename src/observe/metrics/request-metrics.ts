import { Counter, Histogram, type Registry } from 'prom-client';
import type { FinishedRequest } from '../../http/server/finished-request.js';
import { conformanceMetrics } from './conformance-metrics.js';
import { eInvoiceMetrics } from './e-invoice-metrics.js';

/** In seconds: from a JSON answer to the timeout of a PDF. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const STEP_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The usual methods. All others are counted together, as callers can send anything. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Steps whose time is the database's. */
const DATABASE_STEPS = new Set(['find', 'audit']);

/** Counts requests. */
export interface RequestMetrics {
  add(request: FinishedRequest): void;
  /** Counts a request that never reached the app. */
  addRefusal(code: string): void;
}

/** Requests, errors, and time by step. Every label has few values: paths are those of operations, and organisations are not named. */
export function requestMetrics(registry: Registry): RequestMetrics {
  const of = { registers: [registry] };
  const requests = new Counter({
    ...of,
    name: 'invoice_press_http_requests_total',
    help: 'Requests that are over, without those after health and metrics.',
    labelNames: ['route', 'method', 'status_class'],
  });
  const errors = new Counter({
    ...of,
    name: 'invoice_press_http_errors_total',
    help: 'Requests that ended with an error, by its code.',
    labelNames: ['route', 'code'],
  });
  const durations = new Histogram({
    ...of,
    name: 'invoice_press_http_request_duration_seconds',
    help: 'From the arrival of a request to the last byte of its answer.',
    labelNames: ['route', 'status_class'],
    buckets: REQUEST_BUCKETS,
  });
  const steps = new Histogram({
    ...of,
    name: 'invoice_press_step_duration_seconds',
    help: 'Time of one step of a request.',
    labelNames: ['step'],
    buckets: STEP_BUCKETS,
  });
  const database = new Counter({
    ...of,
    name: 'invoice_press_database_seconds_total',
    help: 'Time that requests spent on reading invoices and writing audit entries.',
  });
  const auditFailures = new Counter({
    ...of,
    name: 'invoice_press_audit_failures_total',
    help: 'Requests that failed while their audit entry was written. No byte of their PDFs left.',
  });
  const pdfCounters = [conformanceMetrics(registry), eInvoiceMetrics(registry)];
  return {
    add(request) {
      const { route = 'none', method, status, code, startedAt, endedAt, steps: ended } = request;
      const status_class = `${Math.floor(status / 100)}xx`;
      requests.inc({ route, method: METHODS.has(method) ? method : 'other', status_class });
      if (code !== undefined) errors.inc({ route, code });
      durations.observe({ route, status_class }, (endedAt - startedAt) / 1000);
      for (const count of pdfCounters) count(request);
      for (const { name, start, end, failed } of ended) {
        const seconds = (end - start) / 1000;
        steps.observe({ step: name }, seconds);
        if (DATABASE_STEPS.has(name)) database.inc(seconds);
        if (name === 'audit' && failed && code !== 'caller_gone') auditFailures.inc();
      }
    },
    addRefusal(code) {
      requests.inc({ route: 'none', method: 'other', status_class: '4xx' });
      errors.inc({ route: 'none', code });
    },
  };
}
