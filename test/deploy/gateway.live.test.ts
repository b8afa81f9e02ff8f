import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { listen, type RunningServer } from '../../src/http/server/http-server.js';
import { pdfPath } from '../harness/service/pdf-path.js';
import { type FakeOptions, fakeService, type FakeService, fakeTemplates } from '../harness/service/fake-service.js';
import { type Nginx, startNginx } from '../harness/gateway/nginx.js';
import { exchange, parseAnswer } from '../harness/service/raw-http.js';
import { bearer } from '../harness/service/tokens.js';
import { vanishedReplica } from '../harness/service/vanished-replica.js';

const MAX_DOCUMENT_BYTES = 2_000_000;
const STRICT = "default-src 'none'; sandbox";
const quote = JSON.stringify(fakeTemplates.get('classic')?.schema.examples?.find(({ documentType }) => documentType === 'quote'));
/** A quote of so many bytes. */
const quoteOf = (bytes: number) => quote + ' '.repeat(bytes - Buffer.byteLength(quote));

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function startReplica(options: FakeOptions = {}): Promise<FakeService & RunningServer> {
  const service = fakeService({ maxBodyBytes: MAX_DOCUMENT_BYTES, trustedProxies: ['127.0.0.1/32'], ...options });
  const server = await listen(service.app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 60_000, log: () => undefined });
  return { ...service, ...server };
}

async function gateway(replicas: readonly number[], env?: Record<string, string>): Promise<Nginx> {
  const nginx = await startNginx(replicas, env);
  closing.push(() => nginx.stop());
  return nginx;
}

interface Asked {
  method?: string;
  body?: string | ReadableStream;
  headers?: Record<string, string>;
}

async function ask({ port }: { port: number }, path: string, { method = 'GET', body, headers = {} }: Asked = {}) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { Authorization: bearer(), ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body, duplex: 'half' as const }),
  });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

const DOCUMENTS = '/api/v1/documents/classic/pdf';
const post = (at: { port: number }, body: string | ReadableStream) => ask(at, DOCUMENTS, { method: 'POST', body });

type Answer = Awaited<ReturnType<typeof ask>>;
const json = ({ body }: Pick<Answer, 'body'>) => JSON.parse(body.toString()) as Record<string, unknown>;

/** The error that an answer is, in the one shape of all errors. */
function errorOf(answer: Answer): string {
  const body = json(answer);
  expect(Object.keys(body)).toEqual(['code', 'message', 'request_id']);
  expect(body['request_id']).toBe(answer.headers.get('x-request-id'));
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect([answer.headers.get('cache-control'), answer.headers.get('content-security-policy')]).toEqual(['no-store', STRICT]);
  expect(answer.headers.has('retry-after')).toBe(answer.status === 503);
  return `${answer.status} ${String(body['code'])}: ${String(body['message'])}`;
}

const TOO_LARGE = '413 payload_too_large: The request body is too large.';

describe('what passes through the gateway', () => {
  let replica: FakeService & RunningServer;
  let nginx: Nginx;
  beforeAll(async () => {
    replica = await startReplica();
    nginx = await startNginx([replica.port], { MAX_DOCUMENT_BYTES: String(MAX_DOCUMENT_BYTES) });
  });
  afterAll(async () => {
    await nginx.stop();
    await replica.drain();
  });

  it('an invoice, with the address of its caller and one request id', async () => {
    const answer = await ask(nginx, pdfPath('inv_1'), {
      headers: { 'X-Request-Id': 'trace-0001', 'X-Forwarded-For': '192.0.2.9' },
    });
    expect([answer.status, answer.headers.get('x-request-id'), answer.body.equals(replica.pdf)]).toEqual([
      200,
      'trace-0001',
      true,
    ]);
    expect(replica.calls.downloads.at(-1)?.context).toMatchObject({ requestId: 'trace-0001', ipAddress: '127.0.0.1' });
  });

  it.each([
    ['a quote of 100 kB', 100_000],
    ['the largest document', MAX_DOCUMENT_BYTES],
  ])('%s', async (_, bytes) => {
    const answer = await post(nginx, quoteOf(bytes));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });

  it('a byte too many is refused by the service itself', async () => {
    const answer = await post(nginx, quoteOf(MAX_DOCUMENT_BYTES + 1));
    expect(errorOf(answer)).toBe('413 payload_too_large: The body may have at most 2000000 bytes.');
  });

  it.each([
    ['of known length', () => quoteOf(3_000_000)],
    ['in chunks', () => new Blob([quoteOf(3_000_000)]).stream()],
  ])('3 MB %s are refused by the gateway, in the same words of the same table', async (_, body) => {
    expect(errorOf(await post(nginx, body()))).toBe(TOO_LARGE);
  });

  it('an error of the service passes untouched', async () => {
    const answer = await ask(nginx, '/api/v1/nothing');
    expect(errorOf(answer)).toBe('404 not_found: There is nothing at this address.');
    expect(errorOf(await ask(nginx, pdfPath('inv_1'), { headers: { Authorization: 'Bearer x' } }))).toMatch(/^401 unauthorized/);
  });

  it.each([
    ['/readyz', '404 not_found: Not found.'],
    ['/metrics', '404 not_found: Not found.'],
  ])('%s does not', async (path, error) => {
    expect(errorOf(await ask(nginx, path))).toBe(error);
  });

  it.each([
    ['a malformed header', 'GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n', 'invalid_request'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 'invalid_request'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 'invalid_request'],
    ['an unknown transfer coding', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n', 'invalid_request'],
    ['a version that is none', 'GET / HTTP/3.9\r\nHost: x\r\n\r\n', 'invalid_request'],
    ['headers of 20 KB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 'headers_too_large'],
    ['an address of 20 KB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 'headers_too_large'],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'method_not_allowed'],
  ])('%s does not: %j', async (_, bytes, code) => {
    const { status, headers, body } = parseAnswer(await exchange(nginx.port, bytes));
    const error = errorOf({ status, headers: new Headers(headers), body: Buffer.from(body) });
    expect(error).toMatch(
      new RegExp(`^${{ invalid_request: 400, headers_too_large: 431, method_not_allowed: 405 }[code]} ${code}: `),
    );
    expect(headers['allow'] !== undefined).toBe(status === 405);
  });
});

describe('batches behind the gateway', () => {
  it('a body of 3 MB, events as they come, and a large result, of which nothing is kept', async () => {
    const result = Buffer.alloc(5_000_000, 'x');
    let goOn = () => undefined as unknown;
    const service = createServer((request, response) => {
      if (request.method === 'POST') request.resume().once('end', () => response.writeHead(202).end());
      else if (request.url?.endsWith('/result')) response.end(result);
      else {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
        response.write('event: progress\n\n');
        goOn = () => response.end('event: end\n\n');
      }
    });
    const nginx = await gateway([await openPort(service)]);
    closing.push(() => service.closeAllConnections());
    expect((await ask(nginx, '/api/v1/batches', { method: 'POST', body: 'x'.repeat(3_000_000) })).status).toBe(202);
    expect((await ask(nginx, '/api/v1/batches/1/result')).body.equals(result)).toBe(true);

    const events = await fetch(`http://127.0.0.1:${nginx.port}/api/v1/batches/1/events`);
    const reader = events.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? '').toString()).toBe('event: progress\n\n');
    goOn();
    expect(Buffer.from((await reader?.read())?.value ?? '').toString()).toBe('event: end\n\n');
  });
});

describe('replicas behind the gateway', () => {
  it('none can be reached: 503, and when to try again', async () => {
    const gone = await startReplica();
    await gone.drain();
    const nginx = await gateway([gone.port]);
    expect(errorOf(await ask(nginx, pdfPath('inv_1')))).toBe(
      '503 service_unavailable: The service cannot be reached; try again shortly.',
    );
  });

  it('one that has vanished is passed over, and each document is printed once', async () => {
    const dead = await vanishedReplica();
    const alive = await startReplica();
    closing.push(
      () => alive.drain(),
      () => dead.bury(),
    );
    const nginx = await gateway([dead.port, alive.port]);
    const asked = Array.from({ length: 4 }, () => [ask(nginx, pdfPath('inv_1')), post(nginx, quote)]).flat();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect([alive.calls.downloads.length, alive.calls.documents.length, alive.calls.printed.length]).toEqual([4, 4, 8]);
  });

  it('one that hangs is not passed over: the request may be under way there', async () => {
    let asked = 0;
    const hanging = createServer(() => (asked += 1));
    const other = createServer(() => (asked += 1));
    const ports = await Promise.all([hanging, other].map(openPort));
    closing.push(...[hanging, other].map((server) => () => server.closeAllConnections()));
    // The shortest that the service takes: the gateway waits five seconds longer.
    const nginx = await gateway(ports, { REQUEST_TIMEOUT_MS: '100' });
    const started = performance.now();
    const answers = await Promise.all([ask(nginx, pdfPath('inv_1')), post(nginx, quote)]);
    expect(answers.map(errorOf)).toEqual(Array(2).fill('504 render_timeout: The document was not ready in time.'));
    expect(performance.now() - started).toBeGreaterThan(5000);
    expect(asked).toBe(2);
  });
});

describe('the settings that the gateway shares with the service', () => {
  const limits = ({ configuration }: Nginx) =>
    ['client_max_body_size', 'proxy_read_timeout'].map((name) => new RegExp(`${name} +(\\S+);`).exec(configuration)?.[1]);

  it.each([
    ['absent', {}, ['2065536', '35000ms']],
    ['empty', { REQUEST_TIMEOUT_MS: '', MAX_DOCUMENT_BYTES: '', TIMEOUT_PER_LINE_MS: '' }, ['2065536', '35000ms']],
    ['raised', { REQUEST_TIMEOUT_MS: '60000', MAX_DOCUMENT_BYTES: '100000000' }, ['100065536', '85000ms']],
    ['for shorter invoices', { MAX_INVOICE_LINES: '3000', TIMEOUT_PER_LINE_MS: '4' }, ['2065536', '27000ms']],
    ['without time for lines', { TIMEOUT_PER_LINE_MS: '0' }, ['2065536', '15000ms']],
    ['with a zero in front, as the service takes it', { REQUEST_TIMEOUT_MS: '020000' }, ['2065536', '45000ms']],
  ] as const)('%s', async (_, env, expected) => {
    expect(limits(await gateway([1], env))).toEqual(expected);
  });

  it('batches have more time and larger bodies', async () => {
    const { configuration } = await gateway([1], { REQUEST_TIMEOUT_MS: '20000', MAX_IMPORT_BYTES: '30000000' });
    const [, location = ''] = /location ~ \^\/api\/v1\/batches\S+ \{([^}]*)\}/.exec(configuration) ?? [];
    expect(location).toContain('client_max_body_size 30065536;');
    expect(location).toContain('proxy_read_timeout 165000ms;');
  });

  it.each(['10s', '-1', '1; return 200', '$(id)'])('%s is refused by name', async (value) => {
    await expect(startNginx([1], { REQUEST_TIMEOUT_MS: value })).rejects.toThrow(/REQUEST_TIMEOUT_MS must be a whole number/);
  });
});

async function openPort(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}
