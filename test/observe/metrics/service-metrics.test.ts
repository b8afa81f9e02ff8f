import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ChromiumEvent } from '../../../src/chromium/index.js';
import type { BatchQueue } from '../../../src/observe/metrics/batch-metrics.js';
import type { LiveState } from '../../../src/observe/metrics/live-state.js';
import { type ServiceMetrics, serviceMetrics } from '../../../src/observe/metrics/service-metrics.js';
import { finishedRequestWith } from '../../harness/service/finished-request.js';
import { samplesOf, servedNames, valueOf } from '../../harness/observe/metrics-text.js';

const ROUTE = '/api/v1/invoice-pdf/{id}/pdf';
let metrics: ServiceMetrics;
let state: LiveState | undefined;
let queue: () => Promise<BatchQueue> | undefined;

beforeEach(() => {
  state = undefined;
  queue = () => undefined;
  metrics = serviceMetrics(
    '1.2.3',
    () => state,
    () => queue(),
  );
});

const value = async (name: string, labels?: Record<string, string>) =>
  valueOf(await metrics.page.text(), `invoice_press_${name}`, labels);

describe('batches', () => {
  it('count their invoices by how they ended, and take their time', async () => {
    metrics.onBatchItem('done', null, 400);
    metrics.onBatchItem('failed', 'storage_full', 20_000);
    expect(await value('batch_items_total', { state: 'done', code: '' })).toBe(1);
    expect(await value('batch_items_total', { state: 'failed', code: 'storage_unavailable' })).toBe(0);
    expect(await value('batch_items_total', { state: 'failed', code: 'storage_full' })).toBe(1);
    expect(await value('batch_item_seconds_sum')).toBeCloseTo(20.4);
  });

  it('show the queue as it is now, from one query for all gauges', async () => {
    let queries = 0;
    queue = () => {
      queries += 1;
      return Promise.resolve({ chunksWaiting: 3, chunksRunning: 1, itemsWaiting: 250, oldestSeconds: 7 });
    };
    const page = await metrics.page.text();
    expect(valueOf(page, 'invoice_press_batch_chunks', { state: 'waiting' })).toBe(3);
    expect(valueOf(page, 'invoice_press_batch_chunks', { state: 'running' })).toBe(1);
    expect(valueOf(page, 'invoice_press_batch_items_waiting')).toBe(250);
    expect(valueOf(page, 'invoice_press_batch_oldest_seconds')).toBe(7);
    expect(queries).toBe(1);
  });

  it('have no values while the database does not answer', async () => {
    queue = () => Promise.resolve({ chunksWaiting: 3, chunksRunning: 1, itemsWaiting: 250, oldestSeconds: 7 });
    await metrics.page.text();
    queue = () => Promise.reject(new Error('silent'));
    const samples = samplesOf(await metrics.page.text()).map(({ name }) => name);
    expect(samples.filter((name) => /_batch_(?:chunks|items_waiting|oldest_seconds)$/.test(name))).toEqual([]);
  });
});

describe('requests', () => {
  it('count by route, method and class of status, and take their time', async () => {
    metrics.requests.add(finishedRequestWith());
    metrics.requests.add(finishedRequestWith());
    metrics.requests.add(finishedRequestWith({ status: 404, code: 'not_found' }));
    expect(await value('http_requests_total', { route: ROUTE, method: 'GET', status_class: '2xx' })).toBe(2);
    expect(await value('http_requests_total', { route: ROUTE, method: 'GET', status_class: '4xx' })).toBe(1);
    expect(await value('http_errors_total', { route: ROUTE, code: 'not_found' })).toBe(1);
    expect(await value('http_request_duration_seconds_sum', { route: ROUTE, status_class: '2xx' })).toBeCloseTo(0.2);
    expect(await value('http_request_duration_seconds_bucket', { route: ROUTE, status_class: '2xx', le: '0.1' })).toBe(2);
    expect(await value('http_request_duration_seconds_bucket', { route: ROUTE, status_class: '2xx', le: '0.075' })).toBe(0);
  });

  it('take their time by step, and the database its own', async () => {
    metrics.requests.add(finishedRequestWith());
    expect(await value('step_duration_seconds_sum', { step: 'print' })).toBeCloseTo(0.06);
    expect(await value('step_duration_seconds_sum', { step: 'finish' })).toBeCloseTo(0.005);
    expect(await value('step_duration_seconds_count', { step: 'send' })).toBe(1);
    expect(await value('database_seconds_total')).toBeCloseTo(0.02);
  });

  it('count their PDFs by what these claim, and the gates that kept them from more', async () => {
    const table = { gate: 'table', message: 'a table has rows of 2 and 3 cells' };
    metrics.requests.add(finishedRequestWith());
    metrics.requests.add(finishedRequestWith({ conformance: { claimed: 'PDF/A-3a', faults: [table, table] } }));
    metrics.requests.add(finishedRequestWith({ conformance: undefined }));
    expect(await value('pdfs_total', { conformance: 'PDF/A-3a, PDF/UA-1' })).toBe(1);
    expect(await value('pdfs_total', { conformance: 'PDF/A-3a' })).toBe(1);
    expect(await value('conformance_faults_total', { gate: 'table' })).toBe(1);
  });

  it('have few labels, whatever they ask for', async () => {
    for (let number = 0; number < 500; number += 1) {
      metrics.requests.add(
        finishedRequestWith({
          route: undefined,
          path: `/x/${number}`,
          method: number % 2 ? 'BREW' : 'MKCALENDAR',
          status: 404,
          code: 'not_found',
        }),
      );
    }
    const counted = samplesOf(await metrics.page.text()).filter(({ name }) => name === 'invoice_press_http_requests_total');
    expect(counted).toEqual([
      { name: 'invoice_press_http_requests_total', labels: { route: 'none', method: 'other', status_class: '4xx' }, value: 500 },
    ]);
  });

  it('that never reached the app count too', async () => {
    metrics.requests.addRefusal('headers_too_large');
    expect(await value('http_requests_total', { route: 'none', method: 'other', status_class: '4xx' })).toBe(1);
    expect(await value('http_errors_total', { route: 'none', code: 'headers_too_large' })).toBe(1);
  });

  it.each([
    ['database_unavailable', true, 1],
    ['render_timeout', true, 1],
    ['caller_gone', true, 0],
    ['render_failed', false, 0],
  ] as const)(
    'that ended with %s while they were audited (%s) count %d as a failure of the audit',
    async (code, failed, count) => {
      const steps = [{ name: failed ? 'audit' : 'print', start: 1, end: 2, failed: true }];
      metrics.requests.add(finishedRequestWith({ status: 503, code, steps }));
      expect(await value('audit_failures_total')).toBe(count);
    },
  );
});

describe('Chromium', () => {
  it('has a zero for every reason before anything happens, so that the first of each is an increase', async () => {
    for (const reason of ['start', 'lost', 'discarded', 'recycled'])
      expect(await value('browser_starts_total', { reason })).toBe(0);
    for (const reason of ['lost', 'discarded', 'prints', 'age', 'memory', 'closed'])
      expect(await value('browser_ends_total', { reason })).toBe(0);
  });

  it('counts what it tells', async () => {
    const events: ChromiumEvent[] = [
      { type: 'browser-started', reason: 'start', milliseconds: 400 },
      { type: 'browser-started', reason: 'recycled', milliseconds: 600 },
      { type: 'browser-start-failed' },
      { type: 'browser-ended', reason: 'memory' },
      { type: 'print-retried' },
      { type: 'printed', milliseconds: 40, pages: 2, passes: 2, parts: 1, bytes: 50_000 },
    ];
    for (const event of events) metrics.onChromiumEvent(event);
    expect(await value('browser_starts_total', { reason: 'start' })).toBe(1);
    expect(await value('browser_starts_total', { reason: 'recycled' })).toBe(1);
    expect(await value('browser_start_duration_seconds_sum')).toBeCloseTo(1);
    expect(await value('browser_start_failures_total')).toBe(1);
    expect(await value('browser_ends_total', { reason: 'memory' })).toBe(1);
    expect(await value('print_retries_total')).toBe(1);
    expect(await value('print_duration_seconds_sum')).toBeCloseTo(0.04);
    expect(await value('print_pages_sum')).toBe(2);
    expect(await value('print_passes_total')).toBe(2);
    expect(await value('print_size_bytes_sum')).toBe(50_000);
  });

  it('is shown as it is when somebody looks', async () => {
    expect(await value('queue_length')).toBe(0);
    state = { waiting: 7, running: 4, browsers: ['busy', 'busy', 'starting'] };
    expect(await value('queue_length')).toBe(7);
    expect(await value('prints_running')).toBe(4);
    const browsers = async (one: string) => value('browsers', { state: one });
    expect([await browsers('busy'), await browsers('starting'), await browsers('idle')]).toEqual([2, 1, 0]);
    state = { waiting: 0, running: 0, browsers: ['idle'] };
    expect([await value('queue_length'), await browsers('busy'), await browsers('idle')]).toEqual([0, 0, 1]);
  });
});

describe('the page', () => {
  it('says what it is, and has Node’s own figures with the delay of the event loop', async () => {
    const text = await metrics.page.text();
    expect(metrics.page.contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(valueOf(text, 'invoice_press_build_info', { version: '1.2.3' })).toBe(1);
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_cpu_seconds_total', 'process_resident_memory_bytes'])
      expect(servedNames(text).has(name)).toBe(true);
  });

  it('follows the conventions: our prefix, base units, _total for counters only, words for each', async () => {
    const text = await metrics.page.text();
    const ours = [...text.matchAll(/^# TYPE (invoice_press_\S+) (\S+)$/gm)].map(([, name = '', type = '']) => ({ name, type }));
    expect(ours).toHaveLength(27);
    for (const { name, type } of ours) {
      expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
      expect(name).not.toMatch(/milliseconds|_ms\b|kilobytes|percent/);
      expect(text).toMatch(new RegExp(`^# HELP ${name} [A-Z].+\\.$`, 'm'));
    }
  });
});
