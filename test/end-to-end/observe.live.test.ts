import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { pdfPath } from '../harness/service/pdf-path.js';
import { until } from '../harness/machine/pause.js';
import { valueOf } from '../harness/observe/metrics-text.js';
import { exchange } from '../harness/service/raw-http.js';
import { freshDatabase } from '../harness/database/databases.js';
import { sampleFiles } from '../harness/invoices/sample-invoices.js';
import { SETTINGS } from '../harness/service/service.js';
import { runProgram, type ServiceProcess, startService } from '../harness/service/service-process.js';
import { bearer, token } from '../harness/service/tokens.js';
import { startCollector, type TraceCollector } from '../harness/observe/trace-collector.js';

const TOKEN = 'm'.repeat(32);
const ROUTE = '/api/v1/invoice-pdf/{id}/pdf';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const LOADED = { NODE_OPTIONS: `--require ${fileURLToPath(new URL('../harness/service/loaded-packages.cjs', import.meta.url))}` };

let databaseUrl: string;
let running: ServiceProcess | undefined;
const collectors: TraceCollector[] = [];

beforeAll(async () => {
  const database = await freshDatabase('postgresql');
  databaseUrl = String(database.url);
  const imported = await runProgram('cli/import', sampleFiles.slice(0, 1), { DATABASE_URL: databaseUrl });
  if (imported.code !== 0) throw new Error(imported.stderr);
}, 60_000);

async function start(settings: Record<string, string>): Promise<ServiceProcess> {
  running = await startService({ DATABASE_URL: databaseUrl, CHROMIUM_BROWSERS: '1', ...LOADED, ...settings });
  return running;
}

async function collector(...behaviour: Parameters<typeof startCollector>): Promise<TraceCollector> {
  const started = await startCollector(...behaviour);
  collectors.push(started);
  return started;
}

/** Stops the service and says what it had loaded, and how long that took. */
async function stop(): Promise<{ code: unknown; loaded: string[]; milliseconds: number }> {
  if (!running) throw new Error('no service runs');
  const { child, ended } = running;
  running = undefined;
  const begun = performance.now();
  child.kill('SIGTERM');
  const { code, stdout } = await ended;
  const [, loaded = 'null'] = /^LOADED (.*)$/m.exec(stdout) ?? [];
  return { code, loaded: JSON.parse(loaded) as string[], milliseconds: performance.now() - begun };
}

afterEach(async () => {
  if (running) await stop();
});

afterAll(async () => {
  await Promise.all(collectors.map((one) => one.close()));
});

const get = (url: string, headers: Record<string, string> = { Authorization: bearer() }) => fetch(url, { headers });
const metricsPort = (service: ServiceProcess) => service.lines().find(({ message }) => message === 'metrics')?.['port'] as number;

describe('a service that nobody looks at', () => {
  it('serves no metrics, begins no traces, and loads nothing for them', async () => {
    const service = await start({});
    expect((await get(service.url + pdfPath('inv_1'))).status).toBe(200);
    expect((await get(`${service.url}/metrics`)).status).toBe(404);
    expect(service.lines().find(({ message }) => message === 'request')).not.toHaveProperty('trace_id');
    expect(await stop()).toMatchObject({ code: 0, loaded: [] });
  });
});

describe('metrics', () => {
  it('of a service that prints, refuses and is asked nonsense, on a port of their own and on the other for who has the token', async () => {
    const service = await start({ METRICS_PORT: '0', METRICS_TOKEN: TOKEN });
    expect((await get(service.url + pdfPath('inv_1'))).status).toBe(200);
    expect((await get(service.url + pdfPath('inv_1'), {})).status).toBe(401);
    expect((await get(`${service.url}/nothing/here`)).status).toBe(404);
    expect((await get(`${service.url}/api/v3/invoices`)).status).toBe(200);
    await get(`${service.url}/readyz`);
    await exchange(service.port, 'no colon in this line\r\n\r\n');
    await until(() => service.lines().filter(({ message }) => message === 'request').length === 4);

    const text = await (await get(`http://127.0.0.1:${metricsPort(service)}/metrics`, {})).text();
    const value = (name: string, labels?: Record<string, string>) => valueOf(text, `invoice_press_${name}`, labels);
    expect(value('http_requests_total', { route: ROUTE, method: 'GET', status_class: '2xx' })).toBe(1);
    expect(value('http_requests_total', { route: ROUTE, method: 'GET', status_class: '4xx' })).toBe(1);
    expect(value('http_errors_total', { route: ROUTE, code: 'unauthorized' })).toBe(1);
    expect(value('http_errors_total', { route: 'none', code: 'not_found' })).toBe(1);
    expect(value('http_errors_total', { route: 'none', code: 'invalid_request' })).toBe(1);
    for (const [step, count] of Object.entries({ authenticate: 2, find: 2, render: 1, print: 1, audit: 1, send: 1 }))
      expect([step, value('step_duration_seconds_count', { step })]).toEqual([step, count]);
    expect(value('database_seconds_total')).toBeGreaterThan(0);
    expect(value('audit_failures_total')).toBe(0);
    expect(value('browser_starts_total', { reason: 'start' })).toBe(1);
    expect([value('queue_length'), value('prints_running'), value('browsers', { state: 'idle' })]).toEqual([0, 0, 1]);
    expect(text).not.toMatch(/readyz|nothing\/here|inv_1|[0-9a-f]{8}-[0-9a-f]{4}-/);

    expect((await get(`${service.url}/metrics`)).status).toBe(401);
    const guarded = await get(`${service.url}/metrics`, { Authorization: `Bearer ${TOKEN}` });
    expect([guarded.status, guarded.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(valueOf(await guarded.text(), 'invoice_press_http_errors_total', { route: ROUTE, code: 'unauthorized' })).toBe(1);
    expect(service.output.stdout).not.toContain(TOKEN);
    // prom-client brings the interface of OpenTelemetry, which does nothing by itself.
    expect(await stop()).toMatchObject({ code: 0, loaded: ['@opentelemetry/api', 'prom-client'] });
  });

  it('are not served where the port is taken: the service says so and ends', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await runProgram('main', [], { ...SETTINGS, METRICS_PORT: String(port) });
    other.close();
    expect([code, stderr]).toEqual([
      1,
      `invoice-press: METRICS_PORT is ${port}, but another process already listens there on 127.0.0.1\n`,
    ]);
  });
});

describe('traces', () => {
  it('hold one span for the request and one for each step, go on with the caller’s, and are in the log', async () => {
    const { url: endpoint, spans, raw, requests } = await collector();
    const secret = token();
    const service = await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=hunter2hunter2',
      OTEL_SERVICE_NAME: 'invoices-test',
    });
    const headers = { Authorization: `Bearer ${secret}`, traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
    expect((await get(service.url + pdfPath('inv_1'), headers)).status).toBe(200);
    expect((await get(service.url + pdfPath('inv_1'), { Authorization: `Bearer ${secret}x` })).status).toBe(401);
    const unsampled = { Authorization: `Bearer ${secret}`, traceparent: `00-${'a'.repeat(32)}-00f067aa0ba902b7-00` };
    expect((await get(service.url + pdfPath('inv_1'), unsampled)).status).toBe(200);
    await get(`${service.url}/healthz`);
    await get(`${service.url}/readyz`);
    await until(() => service.lines().filter(({ message }) => message === 'request').length === 3);
    const logged = service.lines().filter(({ message }) => message === 'request');
    // What is not sent yet is sent at the stop.
    const { code, loaded, milliseconds } = await stop();
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(10_000);
    expect(loaded).toContain('@opentelemetry/sdk-trace');

    const servers = spans.filter(({ kind }) => kind === 2);
    expect(servers.map(({ traceId, attributes }) => [traceId, attributes['http.response.status_code']])).toEqual([
      [TRACE, 200],
      [logged[1]?.['trace_id'], 401],
    ]);
    expect(logged.map((line) => line['trace_id'])).toEqual([TRACE, servers[1]?.traceId, 'a'.repeat(32)]);
    const [first] = servers;
    expect(first).toMatchObject({
      parentSpanId: '00f067aa0ba902b7',
      name: `GET ${ROUTE}`,
      resource: { 'service.name': 'invoices-test' },
      attributes: { 'invoice_press.request_id': logged[0]?.['request_id'] },
    });
    const children = spans.filter(({ parentSpanId }) => parentSpanId === first?.spanId);
    expect(children.map(({ name }) => name).toSorted()).toEqual(Object.keys(logged[0]?.['steps'] as object).toSorted());
    expect(children.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['authenticate', 'find', 'render', 'print', 'audit', 'send']),
    );
    expect(requests[0]?.headers['x-api-key']).toBe('hunter2hunter2');
    for (const text of raw)
      for (const part of [...secret.split('.'), '%PDF', 'ST-2026-0001', 'hunter2']) expect(text).not.toContain(part);
  });

  it.each(['hangs', 'is gone'] as const)(
    'that a collector does not take (it %s) hold up neither a request nor the stop',
    async (behaviour) => {
      const listener = await collector(behaviour === 'hangs' ? 'hangs' : 'takes');
      if (behaviour === 'is gone') await listener.close();
      const service = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: listener.url });
      for (let count = 0; count < 5; count += 1) expect((await get(service.url + pdfPath('inv_1'))).status).toBe(200);
      await until(() => service.lines().filter(({ message }) => message === 'request').length === 5);
      const { code, milliseconds } = await stop();
      expect(code).toBe(0);
      expect(milliseconds).toBeLessThan(5000);
      expect(service.lines()).toContainEqual(expect.objectContaining({ level: 'warn', message: 'traces not delivered' }));
      expect(service.lines().at(-1)).toMatchObject({ message: 'stopped' });
    },
  );
});
