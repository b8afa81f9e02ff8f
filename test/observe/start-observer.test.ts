import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../src/settings/read-settings.js';
import type { Observer } from '../../src/observe/observer.js';
import { startObserver } from '../../src/observe/start-observer.js';
import { finishedRequestWith } from '../harness/service/finished-request.js';
import { valueOf } from '../harness/observe/metrics-text.js';
import { startCollector } from '../harness/observe/trace-collector.js';

const TOKEN = 'm'.repeat(32);
const lines: { event: string; fields: Record<string, unknown> }[] = [];
let observer: Observer | undefined;

async function start(environment: Record<string, string>): Promise<Observer> {
  lines.length = 0;
  const settings = readSettings({ HOST: '127.0.0.1', ...environment });
  observer = await startObserver(settings, '1.2.3', (_level, event, fields) => void lines.push({ event, fields }));
  return observer;
}

afterEach(async () => {
  await observer?.close();
  observer = undefined;
});

const pageOf = async (path = '/metrics') => {
  const port = lines.find(({ event }) => event === 'metrics')?.fields['port'];
  return (await fetch(`http://127.0.0.1:${String(port)}${path}`)).text();
};

describe('an observer', () => {
  it('without settings does nothing, and takes what it is told', async () => {
    const { onRequest, onRefusal, onChromiumEvent, watch, metricsRoute, close } = await start({});
    expect([onRequest(finishedRequestWith()), metricsRoute, lines]).toEqual([undefined, undefined, []]);
    onRefusal('invalid_request');
    onChromiumEvent({ type: 'print-retried' });
    watch(() => ({ waiting: 0, running: 0, browsers: [] }));
    await close();
  });

  it('with a port counts and serves, and says where', async () => {
    const { onRequest, onRefusal, onChromiumEvent, watch, metricsRoute } = await start({ METRICS_PORT: '0' });
    expect(lines).toEqual([{ event: 'metrics', fields: { host: '127.0.0.1', port: expect.any(Number) } }]);
    expect(metricsRoute).toBeUndefined();
    expect(valueOf(await pageOf(), 'invoice_press_queue_length')).toBe(0);
    onRequest(finishedRequestWith());
    onRefusal('request_timeout');
    onChromiumEvent({ type: 'print-retried' });
    watch(() => ({ waiting: 3, running: 1, browsers: ['busy'] }));
    const text = await pageOf();
    expect(
      valueOf(text, 'invoice_press_http_requests_total', {
        route: '/api/v1/invoice-pdf/{id}/pdf',
        method: 'GET',
        status_class: '2xx',
      }),
    ).toBe(1);
    expect(valueOf(text, 'invoice_press_http_errors_total', { route: 'none', code: 'request_timeout' })).toBe(1);
    expect(valueOf(text, 'invoice_press_print_retries_total')).toBe(1);
    expect(valueOf(text, 'invoice_press_queue_length')).toBe(3);
  });

  it('with a token gives them to the port of the API, and opens none', async () => {
    const { metricsRoute, onRefusal } = await start({ METRICS_TOKEN: TOKEN });
    onRefusal('invalid_request');
    expect(metricsRoute?.token).toBe(TOKEN);
    expect(await metricsRoute?.page.text()).toContain('invoice_press_http_errors_total{route="none",code="invalid_request"} 1');
    expect(lines).toEqual([]);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', '', '/v1/traces'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', '/otlp/', '/otlp/v1/traces'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', '/mine', '/mine'],
  ])('with %s ending in "%s" sends traces to %s', async (name, suffix, path) => {
    const collector = await startCollector();
    try {
      const { onRequest, close } = await start({
        [name]: collector.url + suffix,
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc',
        OTEL_SERVICE_NAME: 'invoices',
      });
      expect(onRequest(finishedRequestWith())).toMatch(/^[0-9a-f]{32}$/);
      await close();
      expect(collector.requests).toEqual([{ path, headers: expect.objectContaining({ authorization: 'Bearer abc' }) }]);
      expect(collector.spans[0]?.resource['service.name']).toBe('invoices');
    } finally {
      await collector.close();
    }
  });

  it('with a port that is taken says so', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      await expect(start({ METRICS_PORT: String(port) })).rejects.toThrow(
        `METRICS_PORT is ${port}, but another process already listens there on 127.0.0.1`,
      );
      await expect(start({ METRICS_PORT: '3000', PORT: '3000' })).rejects.toThrow(
        'METRICS_PORT is 3000, the same as PORT; they must differ',
      );
      await expect(start({ METRICS_PORT: '0', HOST: '192.0.2.1' })).rejects.toThrow(
        'HOST is 192.0.2.1, which is not an address of this machine',
      );
    } finally {
      other.close();
    }
  });
});
