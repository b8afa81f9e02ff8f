import { gzipSync } from 'node:zlib';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { PrintFailedError, PrintTimeoutError } from '../../../../src/chromium/errors.js';
import { listen, type RunningServer } from '../../../../src/http/server/http-server.js';
import { until } from '../../../harness/machine/pause.js';
import { type FakeOptions, fakeService, fakeTemplates } from '../../../harness/service/fake-service.js';
import { exchange, parseAnswer, type RawAnswer } from '../../../harness/service/raw-http.js';
import { bearer } from '../../../harness/service/tokens.js';

const quote = fakeTemplates.get('classic')?.schema.examples?.find(({ documentType }) => documentType === 'quote');
if (!quote) throw new Error('there is no example of a quote');
const GOOD = JSON.stringify(quote);

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.drain()));
});

async function start(options: FakeOptions = {}) {
  const service = fakeService(options);
  const server = await listen(service.app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 10_000, log: () => undefined });
  running.push(server);
  return { ...service, ...server };
}

const PATH = '/api/v1/documents/classic/pdf';

interface To {
  path?: string;
  token?: string | null;
}

function head(fields: Record<string, string | number>, { path = PATH, token = bearer() }: To = {}): string {
  const all = { Host: 'x', ...(token !== null && { Authorization: token }), 'Content-Type': 'application/json', ...fields };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

async function post(port: number, body: string | Buffer, fields: Record<string, string> = {}): Promise<RawAnswer> {
  const bytes = Buffer.from(body);
  const lines = head({ Connection: 'close', 'Content-Length': bytes.length, ...fields });
  return parseAnswer(await exchange(port, Buffer.concat([Buffer.from(lines), bytes])));
}

const codeOf = ({ status, body }: RawAnswer) => `${status} ${(JSON.parse(body) as { code: string }).code}`;

describe('a body that is no document', () => {
  it.each<[string, string | Buffer, Record<string, string>, string]>([
    ['nothing', '', {}, '400 invalid_request'],
    ['no JSON', 'number=1', {}, '400 invalid_request'],
    ['a form', 'number=1', { 'Content-Type': 'application/x-www-form-urlencoded' }, '415 unsupported_media_type'],
    ['a type that only looks like JSON', GOOD, { 'Content-Type': 'application/jsonp' }, '415 unsupported_media_type'],
    ['no type', GOOD, { 'Content-Type': '' }, '415 unsupported_media_type'],
    ['two types', GOOD, { 'Content-Type': 'application/json, text/html' }, '415 unsupported_media_type'],
    ['another charset', GOOD, { 'Content-Type': 'application/json; charset=utf-16' }, '415 unsupported_media_type'],
    ['another charset than it says', Buffer.from('{"number":"ä"}', 'latin1'), {}, '400 invalid_request'],
    [
      'a bomb of zeros, compressed',
      gzipSync(Buffer.alloc(5_000_000, 0x30)),
      { 'Content-Encoding': 'gzip' },
      '415 unsupported_media_type',
    ],
    ['compressed twice', gzipSync(gzipSync(GOOD)), { 'Content-Encoding': 'gzip, gzip' }, '415 unsupported_media_type'],
    ['a prototype', GOOD.replace('{', '{"__proto__":{"isAdmin":true},'), {}, '400 invalid_request'],
    ['a constructor', GOOD.replace('{', '{"constructor":{"prototype":{}},'), {}, '422 invalid_document'],
    ['a field twice', GOOD.replace('{', '{"number":"Q-1",'), {}, '400 invalid_request'],
    ['thousands of levels', '['.repeat(50_000) + ']'.repeat(50_000), {}, '400 invalid_request'],
    ['thousands of lists', `[${'[],'.repeat(30_000)}[]]`, {}, '400 invalid_request'],
    ['a huge number', '1e400', {}, '422 invalid_document'],
    ['a number of many digits', GOOD.replace(/"number":"[^"]+"/, `"number":${'9'.repeat(50_000)}`), {}, '422 invalid_document'],
    ['a NUL in a text', GOOD.replace(/"number":"[^"]+"/, String.raw`"number":"Q\u0000"`), {}, '422 unprintable_text'],
    ['half a character', GOOD.replace(/"number":"[^"]+"/, String.raw`"number":"Q\ud800"`), {}, '422 unprintable_text'],
    ['one byte too many', GOOD + ' '.repeat(100_001 - Buffer.byteLength(GOOD)), {}, '413 payload_too_large'],
  ])('%s', async (_, body, fields, said) => {
    const { port, calls } = await start();
    const answer = await post(port, body, fields);
    expect(codeOf(answer)).toBe(said);
    expect(calls.order).toEqual([]);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it.each<[string, Record<string, string>]>([
    ['to the last byte that may be', {}],
    ['with the charset that JSON has anyway', { 'Content-Type': 'Application/JSON; Charset="UTF-8"' }],
    ['said to be as it is', { 'Content-Encoding': 'identity' }],
  ])('a good one is printed: %s', async (_, fields) => {
    const { port, calls } = await start();
    const answer = await post(port, GOOD + ' '.repeat(100_000 - Buffer.byteLength(GOOD)), fields);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(calls.order).toEqual(['print', 'recordDocument']);
    expect(calls.printed[0]).toMatchObject({ html: expect.stringContaining(quote.documentTitle) });
    expect(calls.finished[0]).toMatchObject({ date: quote.issueDate, author: quote.seller.name });
  });

  it('in chunks that never say how many: no more is read than may be', async () => {
    const { port } = await start();
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const lines = head({ Connection: 'close', 'Transfer-Encoding': 'chunked' });
    const answer = parseAnswer(await exchange(port, `${lines}${chunk.repeat(20)}0\r\n\r\n`));
    expect(codeOf(answer)).toBe('413 payload_too_large');
  });
});

describe('a body of another length than its headers say', () => {
  const length = Buffer.byteLength(GOOD);
  const chunked = `${length.toString(16)}\r\n${GOOD}\r\n`;
  const LONGER = 'The body of the request is longer than its headers say.';
  const SHORTER = 'The body of the request ended before it was complete.';
  const NO_CHUNKS = 'The body of the request has invalid chunked encoding.';

  it.each<[string, Record<string, string | number>, string, string]>([
    ['longer', { 'Content-Length': length - 10 }, GOOD, LONGER],
    ['longer, though what it says is a document', { 'Content-Length': length }, `${GOOD}}`, LONGER],
    ['longer, on a connection that closes', { 'Content-Length': length, Connection: 'close' }, `${GOOD}}`, LONGER],
    ['longer by megabytes', { 'Content-Length': 10 }, GOOD + 'x'.repeat(3_000_000), LONGER],
    ['longer than its chunks', { 'Transfer-Encoding': 'chunked' }, `${chunked}0\r\n\r\n}`, LONGER],
    ['a chunk without a size', { 'Transfer-Encoding': 'chunked' }, 'zz\r\n\r\n', NO_CHUNKS],
    ['a later chunk without a size', { 'Transfer-Encoding': 'chunked' }, `${chunked}-1\r\n`, NO_CHUNKS],
    ['a chunk longer than its size', { 'Transfer-Encoding': 'chunked' }, `5\r\n${GOOD}\r\n0\r\n\r\n`, NO_CHUNKS],
    ['a transfer coding that is none', { 'Transfer-Encoding': 'xchunked' }, chunked, NO_CHUNKS],
    ['shorter', { 'Content-Length': length + 10 }, GOOD, SHORTER],
    ['without its last chunk', { 'Transfer-Encoding': 'chunked' }, chunked, SHORTER],
  ])('%s: 400, logged as 400, and nothing is printed', async (_, fields, body, words) => {
    const { port, calls, requestLine } = await start();
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('error', () => undefined).on('data', (data: Buffer) => (said += data.toString('latin1')));
    socket.write(head(fields) + body);
    // The sender has said all, and waits for the answer.
    if (words === SHORTER) socket.end();
    await new Promise((resolve) => socket.once('close', resolve));
    const answer = parseAnswer(said);
    expect([codeOf(answer), answer.headers['connection']]).toEqual(['400 invalid_request', 'close']);
    expect(JSON.parse(answer.body)).toMatchObject({ message: words, request_id: answer.headers['x-request-id'] });
    expect((await requestLine()).fields).toMatchObject({ status: 400, error: { message: words } });
    expect(calls.order).toEqual([]);
  });

  it('an empty line behind it is no part of it', async () => {
    const { port } = await start();
    const said = await exchange(port, `${head({ 'Content-Length': length, Connection: 'close' })}${GOOD}\r\n`);
    expect(parseAnswer(said).status).toBe(200);
  });
});

describe('50 MB', () => {
  it('whose sender asks first: refused without a byte of it', async () => {
    const { port } = await start();
    const answer = parseAnswer(await exchange(port, head({ 'Content-Length': 50_000_000, Expect: '100-continue' })));
    expect([codeOf(answer), answer.headers['connection']]).toEqual(['413 payload_too_large', 'close']);
  });

  it('that are sent all the same: the answer comes at once, and a megabyte or two later the connection is cut', async () => {
    const { port } = await start();
    const socket = connect(port, '127.0.0.1');
    let said = '';
    let sent = 0;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined).on('data', (data: Buffer) => (said += data.toString('latin1')));
    socket.write(head({ 'Content-Length': 50_000_000 }));
    await until(() => said.includes('payload_too_large'));
    const block = Buffer.alloc(256 * 1024);
    while (!socket.destroyed && sent < 50_000_000) {
      socket.write(block);
      sent += block.length;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await closed;
    expect(parseAnswer(said).status).toBe(413);
    expect(sent).toBeLessThan(15_000_000);
  });

  it.each([
    ['without a token', null, PATH, 401],
    ['for a template that there is not', bearer(), '/api/v1/documents/nobodys/pdf', 404],
    ['to an address that is none', bearer(), '/api/v1/documents', 404],
  ])('%s: they are not asked for', async (_, token, path, status) => {
    const { port } = await start();
    const lines = head({ 'Content-Length': 50_000_000, Expect: '100-continue' }, { token, path });
    const said = await exchange(port, lines);
    expect(said).not.toContain('100 Continue');
    expect(parseAnswer(said).status).toBe(status);
  });

  it('but a good one is asked for, and printed', async () => {
    const { port } = await start();
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (data: Buffer) => (said += data.toString('latin1')));
    socket.write(head({ 'Content-Length': Buffer.byteLength(GOOD), Expect: '100-continue', Connection: 'close' }));
    await until(() => said.includes('100 Continue'));
    socket.write(GOOD);
    await new Promise((resolve) => socket.once('close', resolve));
    expect(said).toContain('HTTP/1.1 200 OK');
  });
});

describe('a body that comes slowly', () => {
  it('is given up when the time of the request is over, and said to be late', async () => {
    const { port, calls } = await start({ requestTimeoutMs: 200 });
    const answer = parseAnswer(await exchange(port, head({ 'Content-Length': 500, Connection: 'close' }) + '{'));
    expect(codeOf(answer)).toBe('408 request_timeout');
    expect(calls.order).toEqual([]);
  });

  it('takes no slot, and its part of the body budget is given back when its sender goes away', async () => {
    const order: string[] = [];
    const ticket = { releaseSlot: () => undefined, [Symbol.dispose]: () => void order.push('budget returned') };
    const admitBody = () => {
      order.push('budget');
      return Promise.resolve(ticket);
    };
    const admit = () => Promise.reject(new Error('no slot is asked for'));
    const { port, requestLine } = await start({ effects: { admitBody, admit } });
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head({ 'Content-Length': 500 })}{`);
    await until(() => order.length === 1);
    socket.resetAndDestroy();
    expect((await requestLine()).fields).toMatchObject({ status: 499 });
    expect(order).toEqual(['budget', 'budget returned']);
  });
});

describe('a document that cannot be printed', () => {
  it.each([
    ['500 render_failed', new PrintFailedError('the print failed on 2 browsers'), 2],
    ['504 render_timeout', new PrintTimeoutError(6000, { documentIsSlow: true }), 2],
    ['504 render_timeout', new PrintTimeoutError(6000), 3],
  ])('is not tried again while it is the same to the byte and at fault: %s', async (expected, error, tried) => {
    let prints = 0;
    const print = () => {
      prints += 1;
      return Promise.reject(error);
    };
    const { port } = await start({ effects: { print } });
    const said = [await post(port, GOOD), await post(port, GOOD), await post(port, `${GOOD} `)].map(codeOf);
    expect(said).toEqual([expected, expected, expected]);
    expect(prints).toBe(tried);
  });

  it.each([
    ['more rows', { lines: 1 }, 'lines, entries, payments and totals: larger than 1 rows'],
    ['a longer text', { textLength: 5 }, 'larger than 5 characters'],
    ['more long text', { totalTextLength: 0 }, 'the long texts: larger than 0 characters together'],
    ['more HTML', { htmlLength: 1000 }, 'the document: larger than 1000 characters of HTML'],
    ['a larger PDF', { pdfBytes: 10 }, 'the PDF: larger than 10 bytes'],
  ])('is refused, with the limit: %s', async (_, limits, words) => {
    const { port, calls } = await start({ limits });
    const answer = await post(port, JSON.stringify({ ...quote, terms: { text: 'x'.repeat(201), isLong: true } }));
    expect(codeOf(answer)).toBe('422 document_too_large');
    expect(answer.body).toContain(words);
    expect(calls.documents).toEqual([]);
  });

  it.each([
    ['422 invalid_document', { lang: 7 }],
    ['422 unprintable_text', { legalInformation: '\u{13a0}' }],
    ['422 document_too_large', {}],
  ])('is refused for its data first, for its size second: %s', async (expected, changes) => {
    const { port } = await start({ limits: { lines: 1 } });
    expect(codeOf(await post(port, JSON.stringify({ ...quote, ...changes })))).toBe(expected);
  });

  it('waits for one of the few slots of large documents where it has many rows', async () => {
    const order: string[] = [];
    const slot = (name: string) => () => {
      order.push(name);
      return Promise.resolve({ releaseSlot: () => undefined, [Symbol.dispose]: () => undefined });
    };
    const { port } = await start({ limits: { largeLines: 1 }, effects: { admit: slot('slot'), admitLarge: slot('large slot') } });
    expect((await post(port, GOOD)).status).toBe(200);
    expect(order).toEqual(['slot', 'large slot']);
  });

  it('is not released when its entry cannot be written', async () => {
    const recordDocument = () => Promise.reject(new Error('the table is gone'));
    const { port } = await start({ effects: { recordDocument } });
    const answer = await post(port, GOOD);
    expect(codeOf(answer)).toBe('500 internal_error');
    expect(answer.body).not.toContain('%PDF');
  });
});
