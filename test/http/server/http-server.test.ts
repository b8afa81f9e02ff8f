import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { listen, type RunningServer } from '../../../src/http/server/http-server.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { until } from '../../harness/machine/pause.js';
import { type FakeOptions, fakeService } from '../../harness/service/fake-service.js';
import type { PrintedPdf } from '../../../src/finish/index.js';
import { minimalPdf, minimalPrint } from '../../harness/pdf/minimal-pdf.js';
import { exchange, openConnection, parseAnswer, type RawAnswer } from '../../harness/service/raw-http.js';
import { bearer, ORGANISATION_A } from '../../harness/service/tokens.js';

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.drain()));
});

async function start(options: FakeOptions = {}) {
  const service = fakeService(options);
  const log = (level: string, event: string, fields: Record<string, unknown>) =>
    void service.lines.push({ level, event, fields });
  const server = await listen(service.app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 10_000, log });
  running.push(server);
  return { ...service, ...server };
}

const isHealthy = async (port: number) =>
  parseAnswer(await exchange(port, 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).status === 200;
const codeOf = ({ body }: RawAnswer) => (JSON.parse(body) as { code: string }).code;
const goodRequest = () => `GET ${pdfPath('inv_1')} HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer()}\r\n`;

/** A print that ends when the test says so. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('what is no HTTP request', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n', 400],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n', 400],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : x\r\n\r\n', 400],
    ['bare LF as the end of a line', 'GET / HTTP/1.1\nHost: x\n\n', 400],
    ['bare CR in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\rb: c\r\n\r\n', 400],
    [
      'H8 Transfer-Encoding and Content-Length',
      'GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'H8 chunks that are none',
      'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n',
      // Nobody wanted its body.
      404,
    ],
    ['H8 a negative length', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400],
    ['two lengths', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na', 400],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['a version that is none', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n', 400],
    ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 400],
    ['a target that is no URL', 'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['a target that is no URL, on a route', `GET http://[${pdfPath('inv_1')} HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
    ['a target of another scheme', 'GET file:///etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['A19 a header of 20 KB', `GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s: an error in the one shape, and the connection closed', async (_, bytes, status) => {
    const { port, lines } = await start();
    const answer = parseAnswer(await exchange(port, bytes));
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(answer.body)));
    const body = JSON.parse(answer.body) as Record<string, string>;
    expect(Object.keys(body).toSorted()).toEqual(['code', 'message', 'request_id']);
    expect(body['request_id']).toBe(answer.headers['x-request-id']);
    expect(await isHealthy(port)).toBe(true);
    if (status === 404) return;
    expect(body['code']).toBe(status === 431 ? 'headers_too_large' : 'invalid_request');
    expect(answer.headers['connection']).toBe('close');
    const refusals = lines.filter(({ event }) => event === 'refused');
    expect(refusals.map(({ fields }) => [fields['status'], fields['request_id'], fields['ip_address']])).toEqual([
      [status, body['request_id'], '127.0.0.1'],
    ]);
  });

  it('a target of 17 KB is too long for the headers', async () => {
    const { port } = await start();
    expect(parseAnswer(await exchange(port, `GET /${'x'.repeat(17_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)).status).toBe(431);
    expect(await isHealthy(port)).toBe(true);
  });

  it.each([
    ...['+5', '-5', '5.0', '0x5', '5 5', '5, 5', '5,6', '', '18446744073709551617', '５'].map(
      (length) => `Content-Length: ${length}`,
    ),
    ...['5', '6'].map((other) => `Content-Length: 5\r\nContent-Length: ${other}`),
    ...['chunked, chunked', 'chunked, gzip', 'chunked\r\nTransfer-Encoding: identity'].map(
      (coding) => `Transfer-Encoding: ${coding}`,
    ),
  ])('a body whose length is not one: %j', async (fields) => {
    const { port, lines } = await start();
    const answer = parseAnswer(await exchange(port, `POST /healthz HTTP/1.1\r\nHost: x\r\n${fields}\r\n\r\nabcde`));
    expect([answer.status, answer.headers['connection'], codeOf(answer)]).toEqual([400, 'close', 'invalid_request']);
    expect(lines.map(({ event, fields: { status } }) => [event, status])).toEqual([['refused', 400]]);
  });
});

describe('bytes after a request', () => {
  const GARBAGE = 'GARBAGE\r\n\r\n';

  it.each([
    ['', `\r\n${GARBAGE}`],
    ['before the connection closes', `Connection: close\r\n\r\n${GARBAGE}`],
    ['beyond its Content-Length', 'Content-Length: 2\r\n\r\n{}}}'],
  ])('that came with it, %s: 400 for it, and nothing is printed', async (_, rest) => {
    const print = () => new Promise<PrintedPdf>(() => undefined);
    const { port, calls, requestLine, lines } = await start({ effects: { print } });
    const answer = parseAnswer(await exchange(port, `${goodRequest()}${rest}`));
    expect([answer.status, answer.headers['connection'], codeOf(answer)]).toEqual([400, 'close', 'invalid_request']);
    expect((await requestLine()).fields).toMatchObject({ status: 400, ip_address: '127.0.0.1' });
    expect(lines.map(({ event }) => event)).toEqual(['request']);
    expect(calls.downloads).toEqual([]);
    expect(await isHealthy(port)).toBe(true);
  });

  it('that come while its PDF is being sent: the PDF is whole, then 400 and the end', async () => {
    const pdf = minimalPdf(30_000_000);
    const { port, lines } = await start({ pdf });
    const socket = await openConnection(port, `${goodRequest()}\r\n`);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'data');
    socket.write(GARBAGE.repeat(3));
    await once(socket, 'close');
    const said = Buffer.concat(chunks);
    const body = said.subarray(said.indexOf('\r\n\r\n') + 4);
    expect(body.subarray(0, pdf.length).equals(pdf)).toBe(true);
    expect(parseAnswer(body.subarray(pdf.length).toString()).status).toBe(400);
    expect(lines.map(({ event, fields }) => [event, fields['status']])).toEqual([
      ['refused', 400],
      ['request', 200],
    ]);
  });

  it.each([
    ['a malformed header', 'bad header', 400],
    ['headers that are too large', `X: ${'x'.repeat(20_000)}`, 431],
  ])('that are a next request with %s: each has its own answer', async (_, field, status) => {
    const { port, calls } = await start();
    const text = await exchange(port, `${goodRequest()}\r\n${goodRequest()}${field}\r\n\r\n`);
    expect([...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, answered]) => Number(answered))).toEqual([200, status]);
    expect(calls.downloads).toHaveLength(1);
  });

  it('after several requests: 400 for the last of them alone', async () => {
    const { port, calls } = await start();
    const text = await exchange(port, `${goodRequest()}\r\n${goodRequest()}\r\n${GARBAGE}`);
    expect([...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, answered]) => answered)).toEqual(['200', '400']);
    expect(calls.downloads).toHaveLength(1);
  });
});

describe('what is an unusual HTTP request', () => {
  it('HTTP/1.0 without Host is answered', async () => {
    const { port } = await start();
    expect(parseAnswer(await exchange(port, 'GET /healthz HTTP/1.0\r\n\r\n')).status).toBe(200);
  });

  it('a target in absolute form is taken as its path', async () => {
    const { port, calls } = await start();
    const absolute = goodRequest().replace('GET ', 'GET http://127.0.0.1');
    expect(parseAnswer(await exchange(port, `${absolute}Connection: close\r\n\r\n`)).status).toBe(200);
    expect(calls.order).toEqual(['find', 'print', 'recordDownload']);
  });

  it('OPTIONS * is 404 in the shape of every error', async () => {
    const { port } = await start();
    const answer = parseAnswer(await exchange(port, 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
    expect([answer.status, JSON.parse(answer.body)]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
  });

  it('an unknown expectation is no reason to refuse', async () => {
    const { port } = await start();
    const answer = await exchange(
      port,
      'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: the-unexpected\r\nConnection: close\r\n\r\n',
    );
    expect(parseAnswer(answer).status).toBe(200);
  });

  it('requests one after the other on one connection are each answered', async () => {
    const { port, calls } = await start();
    const text = await exchange(port, `${goodRequest()}\r\n${goodRequest()}\r\n${goodRequest()}Connection: close\r\n\r\n`);
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
    expect(calls.downloads).toHaveLength(3);
    expect(new Set(calls.downloads.map(({ context }) => context.eventId)).size).toBe(3);
  });

  it('a port that is taken is an error with its code', async () => {
    const { port, app } = await start();
    const again = listen(app, { host: '127.0.0.1', port, socketTimeoutMs: 1000, log: () => undefined });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('G11 a caller that does not wait or read', () => {
  it('that reads nothing is cut off when nothing moves any more', async () => {
    const service = fakeService({ pdf: minimalPdf(30_000_000) });
    const server = await listen(service.app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 300, log: () => undefined });
    running.push(server);
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined).pause();
    await once(socket, 'connect');
    socket.write(`${goodRequest()}\r\n`);
    const { fields } = await service.requestLine();
    expect(fields).toMatchObject({ status: 499, organisation_id: ORGANISATION_A });
    socket.destroy();
  });

  it('that goes away while it reads is logged as 499; its audit entry stands', async () => {
    const { port, calls, requestLine } = await start({ pdf: minimalPdf(30_000_000) });
    const socket = await openConnection(port, `${goodRequest()}\r\n`);
    await once(socket, 'data');
    socket.resetAndDestroy();
    const { fields } = await requestLine();
    expect(fields).toMatchObject({ status: 499, steps: { audit: expect.any(Number) } });
    expect(fields['bytes']).toBeUndefined();
    expect(calls.downloads).toHaveLength(1);
  });
});

describe('drain', () => {
  it('J1 finishes what was accepted, says that each answer is the last, and accepts nothing new', async () => {
    const { open, opened } = gate();
    const { port, calls, ...server } = await start({ effects: { print: () => opened.then(() => minimalPrint(500_000)) } });
    const answers = Array.from({ length: 8 }, () => exchange(port, `${goodRequest()}\r\n`));
    await until(() => calls.printed.length === 8);
    const drained = server.drain();
    // Connections that were made before that are accepted: see below.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(exchange(port, `${goodRequest()}\r\n`)).resolves.toBe('');
    open();
    for (const text of await Promise.all(answers)) {
      const { status, headers, body } = parseAnswer(text);
      expect([status, headers['connection'], body.length]).toEqual([200, 'close', Number(headers['content-length'])]);
      expect(body.trimEnd().endsWith('%%EOF')).toBe(true);
    }
    await drained;
  });

  it('answers whoever had connected by then, though nobody had accepted them yet', async () => {
    const { port, calls, ...server } = await start();
    // The kernel makes these connections at once; the server sees them in the next turn of the event loop.
    const answers = Array.from({ length: 20 }, () => exchange(port, `${goodRequest()}\r\n`));
    const drained = server.drain();
    const said = (await Promise.all(answers)).map(parseAnswer);
    expect(said.map(({ status, headers }) => `${status} ${headers['connection']}`)).toEqual(Array(20).fill('200 close'));
    await drained;
    expect(calls.downloads).toHaveLength(20);
  });

  it('answers what arrives on a connection that is kept alive as it begins', async () => {
    const { port, ...server } = await start();
    const socket = await openConnection(port, `${goodRequest()}\r\n`);
    await once(socket, 'data');
    await new Promise((resolve) => setTimeout(resolve, 20));
    let said = '';
    socket.on('data', (data: Buffer) => (said += data.toString('latin1'))).write(`${goodRequest()}\r\n`);
    const drained = server.drain();
    await once(socket, 'close');
    expect([parseAnswer(said).status, parseAnswer(said).headers['connection']]).toEqual([200, 'close']);
    await drained;
  });

  it('does not wait for a connection that says nothing', async () => {
    const { port, ...server } = await start();
    const socket = await openConnection(port, '');
    const begun = performance.now();
    await server.drain();
    expect(performance.now() - begun).toBeLessThan(3000);
    socket.destroy();
  });

  it('closes connections that are kept alive', async () => {
    const { port, ...server } = await start();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: '/healthz', agent }, (response) => response.resume().on('end', resolve)).on(
        'error',
        reject,
      );
    });
    const begun = performance.now();
    await server.drain();
    expect(performance.now() - begun).toBeLessThan(1000);
    agent.destroy();
  });
});
