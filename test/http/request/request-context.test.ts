import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { ask } from '../../harness/service/ask.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { fakeService } from '../../harness/service/fake-service.js';
import { exchange } from '../../harness/service/raw-http.js';
import { bearer } from '../../harness/service/tokens.js';

const LOCAL = ['127.0.0.1/32', '::1/128'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The audit context and the request id of the answer, for headers from a peer that is trusted or not. */
async function contextFor(headers: Record<string, string>, trustedProxies: string[]) {
  const { app, calls } = fakeService({ trustedProxies });
  const response = await ask(app).set(headers).expect(200);
  const [download] = calls.downloads;
  if (!download) throw new Error('nothing was noted');
  return { ...download.context, answered: String(response.headers['x-request-id']) };
}

describe('the request id', () => {
  it('of a trusted peer is taken, and answered, logged and noted', async () => {
    const { requestId, answered, eventId } = await contextFor({ 'X-Request-Id': 'trace-42.A_b' }, LOCAL);
    expect([requestId, answered]).toEqual(['trace-42.A_b', 'trace-42.A_b']);
    expect(eventId).toMatch(UUID);
  });

  it('of any other peer is not', async () => {
    const { requestId, answered, eventId } = await contextFor({ 'X-Request-Id': 'trace-42' }, []);
    expect(requestId).toMatch(UUID);
    expect([answered, eventId]).toEqual([requestId, requestId]);
  });

  it.each(['', ' ', 'a b', 'x'.repeat(129), 'a"b', 'a\\nb', '<script>', 'é', 'a,b', '{"a":1}', '${jndi:x}'])(
    '%j is not sane: one is made',
    async (given) => {
      expect((await contextFor({ 'X-Request-Id': given }, LOCAL)).requestId).toMatch(UUID);
    },
  );

  it('two requests never share one', async () => {
    const { app, calls } = fakeService();
    await Promise.all(Array.from({ length: 20 }, () => ask(app).expect(200)));
    expect(new Set(calls.downloads.map(({ context }) => context.requestId)).size).toBe(20);
  });
});

describe('C9 the address of the caller', () => {
  it('is the socket’s when the peer is not trusted, whatever the headers say', async () => {
    const headers = { 'X-Forwarded-For': '1.2.3.4', Forwarded: 'for=1.2.3.4', 'X-Real-Ip': '1.2.3.4' };
    expect((await contextFor(headers, [])).ipAddress).toBe('127.0.0.1');
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['203.0.113.5, 192.0.2.7', '192.0.2.7'],
    ['evil, 192.0.2.7', '192.0.2.7'],
    ['192.0.2.7, 127.0.0.1', '192.0.2.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:5678', '192.0.2.7'],
    ['[::1]:443, 192.0.2.7:5678', '192.0.2.7'],
    ['[2001:db8::7]:443', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['2001:DB8:0:0::7', '2001:db8::7'],
    ['"[2001:db8::7]:443"', '2001:db8::7'],
    ['"192.0.2.7"', '192.0.2.7'],
    ['  192.0.2.7\t,  127.0.0.1:80 ', '192.0.2.7'],
    ['[::ffff:192.0.2.7]:443', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['fe80::7%eth0', 'fe80::7'],
    ['[fe80::7%eth0]:443', 'fe80::7'],
    ['192.0.2.7, [::ffff:127.0.0.1]:80, [::1]:443', '192.0.2.7'],
    [',192.0.2.7,,', '192.0.2.7'],
    ['unknown, 192.0.2.7', '192.0.2.7'],
    // Nothing certain stands before this proxy.
    ['unknown, [::1]:443', '::1'],
  ])('is the last that no trusted proxy wrote: %s is %s', async (forwarded, address) => {
    expect((await contextFor({ 'X-Forwarded-For': forwarded }, LOCAL)).ipAddress).toBe(address);
  });

  it('is the same from several headers as from one list', async () => {
    const { app, calls } = fakeService({ trustedProxies: LOCAL });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const headers = [
      'Host: x',
      `Authorization: ${bearer()}`,
      'X-Forwarded-For: 203.0.113.5:1',
      'X-Forwarded-For: [2001:db8::7]:2, ::1',
    ];
    await exchange(port, `GET ${pdfPath('inv_1')} HTTP/1.1\r\n${headers.join('\r\n')}\r\nConnection: close\r\n\r\n`);
    server.close();
    expect(calls.downloads.map(({ context }) => context.ipAddress)).toEqual(['2001:db8::7']);
  });

  it.each([
    'garbage',
    "' OR 1=1",
    '<script>',
    '999.1.1.1',
    'x'.repeat(5000),
    '',
    ' , ',
    'unknown',
    '_hidden',
    '_SEVKISEK:80',
    '1.2.3.4:',
    '1.2.3.4:http',
    '1.2.3.4:123456',
    '[1.2.3.4]:80',
    '1.2.3',
    '01.2.3.4',
    '1.2.3.4 5.6.7.8',
    '1.2.3.4%eth0',
    '[::1',
    '::1]',
    '[]',
    '[]:443',
    '[::1]443',
    '[::g]:443',
    '"192.0.2.7',
    '2001:db8::7/64',
    'for=192.0.2.7',
    'localhost:80',
  ])('is the socket’s when the header says %j', async (forwarded) => {
    expect((await contextFor({ 'X-Forwarded-For': forwarded }, LOCAL)).ipAddress).toBe('127.0.0.1');
  });
});

describe('the user agent', () => {
  it('is cut to 512 characters', async () => {
    expect((await contextFor({ 'User-Agent': 'x'.repeat(4000) }, [])).userAgent).toBe('x'.repeat(512));
  });

  it('is null when there is none', async () => {
    const { app, calls } = fakeService();
    await ask(app, pdfPath('inv_1')).unset('User-Agent').expect(200);
    expect(calls.downloads[0]?.context.userAgent).toBeNull();
  });
});
