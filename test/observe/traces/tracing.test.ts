import { afterEach, describe, expect, it } from '@jest/globals';
import type { FinishedRequest } from '../../../src/http/server/finished-request.js';
import { startTracing, type Tracing } from '../../../src/observe/traces/start-tracing.js';
import { finishedRequestWith } from '../../harness/service/finished-request.js';
import { type Behaviour, type ReceivedSpan, startCollector, type TraceCollector } from '../../harness/observe/trace-collector.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

let collector: TraceCollector;
const collectors: TraceCollector[] = [];
let tracing: Tracing;
const lines: { level: string; event: string; fields: Record<string, unknown> }[] = [];

async function start(behaviour?: Behaviour): Promise<void> {
  collector = await startCollector(behaviour);
  collectors.push(collector);
  lines.length = 0;
  tracing = startTracing({
    url: `${collector.url}/v1/traces`,
    headers: { 'X-Api-Key': 'k1' },
    serviceName: 'invoices',
    version: '1.2.3',
    log: (level, event, fields) => void lines.push({ level, event, fields }),
  });
}

// OpenTelemetry tries to deliver for some seconds after its close: the end of the tests does not wait for that.
const startTimer = setTimeout;
globalThis.setTimeout = ((...given: Parameters<typeof startTimer>) => startTimer(...given).unref()) as typeof startTimer;

afterEach(async () => {
  await Promise.all(collectors.splice(0).map((one) => one.close()));
});

/** What the collector gets of one request. */
async function sent(changes: Partial<FinishedRequest> = {}): Promise<{ traceId: string | undefined; spans: ReceivedSpan[] }> {
  await start();
  const traceId = tracing.observe(finishedRequestWith(changes));
  await tracing.close();
  return { traceId, spans: collector.spans };
}

const serverSpan = (spans: ReceivedSpan[]) => spans.find(({ kind }) => kind === 2) as ReceivedSpan;

describe('the trace of a request', () => {
  it('has a span of the server, as the conventions for HTTP have it', async () => {
    const { traceId, spans } = await sent();
    const span = serverSpan(spans);
    expect(span).toMatchObject({
      traceId,
      parentSpanId: '',
      name: 'GET /api/v1/invoice-pdf/{id}/pdf',
      status: 0,
      events: [],
      resource: {
        'service.name': 'invoices',
        'service.version': '1.2.3',
        'service.instance.id': expect.stringMatching(/^[\w-]{36}$/),
      },
    });
    expect(span.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/api/v1/invoice-pdf/{id}/pdf',
      'http.response.status_code': 200,
      'http.response.body.size': 1234,
      'url.path': '/api/v1/invoice-pdf/inv_1/pdf',
      'url.scheme': 'https',
      'network.protocol.version': '1.1',
      'invoice_press.conformance': 'PDF/A-3a, PDF/UA-1',
      'invoice_press.request_id': 'request-1',
    });
    expect(collector.requests).toEqual([
      { path: '/v1/traces', headers: expect.objectContaining({ 'x-api-key': 'k1', 'content-type': 'application/x-protobuf' }) },
    ]);
  });

  it('has a span of each step, where and as long as it was', async () => {
    const before = Date.now();
    const startedAt = performance.now() - 100;
    const steps = finishedRequestWith().steps.map((step) => ({
      ...step,
      start: step.start - 5000 + startedAt,
      end: step.end - 5000 + startedAt,
    }));
    const { spans, traceId } = await sent({ startedAt, endedAt: startedAt + 100, steps });
    const server = serverSpan(spans);
    const children = spans.filter(({ kind }) => kind === 1);
    expect(children.map(({ name }) => name)).toEqual(['authenticate', 'find', 'render', 'print', 'finish', 'audit', 'send']);
    for (const child of children) {
      expect([child.traceId, child.parentSpanId]).toEqual([traceId, server.spanId]);
      expect(child.start).toBeGreaterThanOrEqual(server.start);
      expect(child.end).toBeLessThanOrEqual(server.end);
    }
    const milliseconds = (span: ReceivedSpan) => Number(span.end - span.start) / 1e6;
    expect(milliseconds(server)).toBeCloseTo(100, 1);
    expect(children.map((child) => Math.round(milliseconds(child)))).toEqual([1, 10, 3, 60, 5, 10, 5]);
    expect(Math.abs(Number(server.start / 1_000_000n) - (before - 100))).toBeLessThan(1000);
  });

  it('goes on with the caller’s, when that is recorded', async () => {
    const { traceId, spans } = await sent({
      traceParent: { traceId: TRACE, parentId: PARENT, sampled: true },
      traceState: 'a=1',
    });
    expect(traceId).toBe(TRACE);
    expect(spans.map((span) => span.traceId)).toEqual(Array.from({ length: 8 }, () => TRACE));
    expect(serverSpan(spans).parentSpanId).toBe(PARENT);
  });

  it('is not sent when the caller’s is not recorded, but named', async () => {
    const { traceId, spans } = await sent({ traceParent: { traceId: TRACE, parentId: PARENT, sampled: false } });
    expect([traceId, spans, collector.requests]).toEqual([TRACE, [], []]);
  });

  it('is one of its own for each request', async () => {
    const [one, other] = [await sent(), await sent()];
    expect(one.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(other.traceId).not.toBe(one.traceId);
  });

  it('of a fault of ours is an error, with its kind and not a word more', async () => {
    const error = new TypeError('Glenlarig Estates owes 1,188.84', { cause: new Error('eyJhbGciOiJIUzI1NiJ9') });
    const steps = [{ name: 'print', start: 5001, end: 5002, failed: true }];
    const { spans } = await sent({ status: 500, code: 'internal_error', error, steps });
    expect(serverSpan(spans)).toMatchObject({
      status: 2,
      attributes: { 'error.type': 'internal_error', 'http.response.status_code': 500 },
      events: [{ name: 'exception', attributes: { 'exception.type': 'TypeError' } }],
    });
    expect(spans.find(({ name }) => name === 'print')).toMatchObject({
      status: 2,
      attributes: { 'error.type': 'internal_error' },
    });
    for (const text of collector.raw) expect(text).not.toMatch(/Glenlarig|1,188|eyJ|tracing\.test/);
  });

  it('of a fault of the caller’s is none of ours', async () => {
    const steps = [{ name: 'authenticate', start: 5001, end: 5002, failed: true }];
    const { spans } = await sent({ status: 401, code: 'unauthorized', error: new Error('x'), steps });
    expect(serverSpan(spans)).toMatchObject({ status: 0, attributes: { 'error.type': 'unauthorized' } });
    expect(spans.find(({ name }) => name === 'authenticate')?.status).toBe(0);
  });

  it.each([
    [{ method: 'BREW', route: undefined }, 'HTTP', { 'http.request.method': '_OTHER', 'http.request.method_original': 'BREW' }],
    [{ method: 'GET', route: undefined }, 'GET', { 'http.request.method': 'GET' }],
  ])('of what nobody knows has a name that is one of few: %j', async (changes, name, attributes) => {
    const span = serverSpan((await sent(changes)).spans);
    expect(span.name).toBe(name);
    expect(span.attributes).toMatchObject(attributes);
    expect(span.attributes).not.toHaveProperty('http.route');
  });
});

describe('a collector that is not there', () => {
  it('that refuses is in the log, once, and without secrets', async () => {
    await start('fails');
    tracing.observe(finishedRequestWith());
    await tracing.close();
    expect(lines).toEqual([{ level: 'warn', event: 'traces not delivered', fields: { spans: 8, error: expect.any(String) } }]);
    expect(JSON.stringify(lines)).not.toContain('k1');
  });

  it.each<Behaviour | 'gone'>(['hangs', 'gone'])(
    'that %s holds nobody up: not a request, and the stop for a second',
    async (behaviour) => {
      await start(behaviour === 'gone' ? 'takes' : behaviour);
      if (behaviour === 'gone') await collector.close();
      const begun = performance.now();
      for (let count = 0; count < 1000; count += 1) tracing.observe(finishedRequestWith());
      const took = performance.now() - begun;
      await tracing.close();
      expect(took).toBeLessThan(2000);
      expect(performance.now() - begun - took).toBeLessThan(2500);
      expect(lines).toContainEqual({ level: 'warn', event: 'traces not delivered', fields: expect.any(Object) });
    },
  );
});
