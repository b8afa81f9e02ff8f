import { describe, expect, it } from '@jest/globals';
import type { FinishedRequest } from '../../../src/http/server/finished-request.js';
import { listen } from '../../../src/http/server/http-server.js';
import { ask } from '../../harness/service/ask.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { until } from '../../harness/machine/pause.js';
import { type FakeOptions, fakeService } from '../../harness/service/fake-service.js';
import { bearer } from '../../harness/service/tokens.js';

const TRACE_PARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

function observedService(options: FakeOptions = {}) {
  const finished: FinishedRequest[] = [];
  const observe = (request: FinishedRequest) => {
    finished.push(request);
    return options.observe?.(request);
  };
  const service = fakeService({ ...options, observe });
  const last = async () => {
    await service.requestLine();
    return finished.at(-1) as FinishedRequest;
  };
  return { ...service, finished, last };
}

describe('a request that is over', () => {
  it('is told with its route, its cost and its steps, and without who asked', async () => {
    const { app, last, pdf } = observedService();
    const response = await ask(app, `${pdfPath('inv_1')}?disposition=inline`).expect(200);
    const { steps, ...rest } = await last();
    expect(rest).toEqual({
      conformance: { claimed: 'PDF/A-3a, PDF/UA-1', faults: [] },
      method: 'GET',
      route: '/api/v1/invoice-pdf/{id}/pdf',
      path: pdfPath('inv_1'),
      scheme: 'http',
      httpVersion: '1.1',
      status: 200,
      code: undefined,
      error: undefined,
      requestId: response.headers['x-request-id'],
      startedAt: expect.any(Number),
      endedAt: expect.any(Number),
      bytes: pdf.length,
      traceParent: undefined,
      traceState: undefined,
    });
    expect(steps.map(({ name }) => name)).toEqual([
      'authenticate',
      'queue',
      'find',
      'render',
      'print',
      'finish',
      'read-back',
      'audit',
      'send',
    ]);
    for (const { start, end, failed } of steps) {
      expect(start).toBeGreaterThanOrEqual(rest.startedAt);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(rest.endedAt);
      expect(failed).toBe(false);
    }
  });

  it.each<[string, Parameters<typeof ask>[1], string | null, Partial<FinishedRequest>]>([
    ['an id of no form', pdfPath('x'), bearer(), { route: '/api/v1/invoice-pdf/{id}/pdf', status: 400, code: 'invalid_id' }],
    ['no token', pdfPath('inv_1'), null, { route: '/api/v1/invoice-pdf/{id}/pdf', status: 401, code: 'unauthorized' }],
    ['no such invoice', pdfPath('inv_2'), bearer(), { route: '/api/v1/invoice-pdf/{id}/pdf', status: 404, code: 'not_found' }],
    ['no such address', '/nothing', bearer(), { route: undefined, status: 404, code: 'not_found' }],
    [
      'a path that cannot be decoded',
      '/v1/customers/%zz/invoices/a/pdf',
      bearer(),
      { route: undefined, status: 400, code: 'invalid_request' },
    ],
    ['a list', '/api/v3/invoices', bearer(), { route: '/api/v3/invoices', status: 200, code: undefined }],
    ['the page of the description', '/docs', null, { route: '/docs', status: 200, code: undefined }],
    ['what that page loads', '/docs/page.js', null, { route: '/docs/{file}', status: 200, code: undefined }],
  ])('%s', async (_, path, authorization, expected) => {
    const { app, last } = observedService();
    await ask(app, path, authorization);
    expect(await last()).toMatchObject(expected);
    expect(await last()).toHaveProperty('route', expected.route);
  });

  it('of a method that is not allowed has its route', async () => {
    const { app, last } = observedService();
    const server = await listen(app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 10_000, log: () => undefined });
    try {
      await fetch(`http://127.0.0.1:${server.port}${pdfPath('inv_1')}`, { method: 'POST' });
      expect(await last()).toMatchObject({ method: 'POST', route: '/api/v1/invoice-pdf/{id}/pdf', code: 'method_not_allowed' });
    } finally {
      await server.drain();
    }
  });

  it('says which step failed', async () => {
    const { app, last } = observedService({ effects: { recordDownload: () => Promise.reject(new Error('no')) } });
    await ask(app).expect(500);
    expect((await last()).steps.filter(({ failed }) => failed).map(({ name }) => name)).toEqual(['audit']);
    expect((await last()).code).toBe('internal_error');
  });

  it('whose caller went away is 499', async () => {
    const { app, finished } = observedService({ effects: { print: () => new Promise(() => undefined) } });
    const server = await listen(app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 10_000, log: () => undefined });
    try {
      const controller = new AbortController();
      const going = fetch(`http://127.0.0.1:${server.port}${pdfPath('inv_1')}`, {
        headers: { Authorization: bearer() },
        signal: controller.signal,
      }).catch(() => undefined);
      setTimeout(() => controller.abort(), 100);
      await going;
      await until(() => finished.length > 0);
      expect(finished[0]).toMatchObject({ status: 499, code: 'caller_gone', bytes: undefined });
      expect(finished[0]?.steps.at(-1)).toMatchObject({ name: 'print', failed: true });
    } finally {
      await server.drain();
    }
  });

  it('brings the trace that it belongs to', async () => {
    const { app, last, requestLine } = observedService();
    await ask(app).set('traceparent', TRACE_PARENT).set('tracestate', 'a=1');
    expect(await last()).toMatchObject({
      traceParent: { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentId: '00f067aa0ba902b7', sampled: true },
      traceState: 'a=1',
    });
    expect((await requestLine()).fields['trace_id']).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it('has a line with the trace that was begun for it, and none where there is none', async () => {
    const traced = observedService({ observe: () => 'abc' });
    await ask(traced.app);
    expect((await traced.requestLine()).fields['trace_id']).toBe('abc');
    const plain = observedService();
    await ask(plain.app).set('traceparent', 'nonsense');
    expect((await plain.requestLine()).fields).not.toHaveProperty('trace_id');
  });

  it('is answered and logged whatever becomes of those who look on', async () => {
    const { app, lines, requestLine } = fakeService({
      observe: () => {
        throw new Error('no eyes');
      },
    });
    await ask(app).expect(200);
    expect((await requestLine()).fields).toMatchObject({ status: 200 });
    expect(lines[0]).toMatchObject({ level: 'warn', event: 'request not observed', fields: { error: { message: 'no eyes' } } });
  });

  it('after health is told to nobody', async () => {
    const { app, finished } = observedService();
    await ask(app, '/healthz', null).expect(200);
    await ask(app, '/readyz', null).expect(200);
    await ask(app).expect(200);
    await until(() => finished.length > 0);
    expect(finished.map(({ route }) => route)).toEqual(['/api/v1/invoice-pdf/{id}/pdf']);
  });
});
