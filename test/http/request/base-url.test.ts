import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import express, { type Request } from 'express';
import * as fc from 'fast-check';
import { baseUrlOf } from '../../../src/http/request/base-url.js';
import { anyCharacter } from '../../harness/api/any-character.js';
import { exchange, parseAnswer } from '../../harness/service/raw-http.js';

const PROXY = '10.0.0.7';
const STRANGER = '192.0.2.66';
const app = express();
app.set('trust proxy', ['10.0.0.0/8']);

/** A request as Express hands it on. */
function requestFrom(
  remoteAddress: string | undefined,
  headers: Record<string, string | undefined>,
  localPort?: number,
): Request {
  const socket = { remoteAddress, localPort };
  return Object.assign(Object.create(app.request) as Request, { app, headers, socket });
}

/** What links begin with, for a request to `own.example` that comes through the proxy. */
const throughProxy = (headers: Record<string, string>, host: string | undefined = 'own.example') =>
  baseUrlOf(requestFrom(PROXY, { host, ...headers }, 3000), null);

describe('the setting', () => {
  it.each([
    ['https://billing.example', 'https://billing.example'],
    ['https://billing.example/', 'https://billing.example'],
    ['https://billing.example/press', 'https://billing.example/press'],
    ['https://billing.example/press/', 'https://billing.example/press'],
    ['http://billing.example:8080/a/b//', 'http://billing.example:8080/a/b'],
    ['https://billing.example:443/', 'https://billing.example'],
  ])('%s: links begin with %s, whatever the request says', (setting, base) => {
    const headers = { host: 'other.example', 'x-forwarded-host': 'third.example', 'x-forwarded-proto': 'http' };
    for (const peer of [PROXY, STRANGER]) expect(baseUrlOf(requestFrom(peer, headers), new URL(setting))).toBe(base);
  });
});

describe('the Host of the request', () => {
  it.each([
    ['billing.example', 'http://billing.example'],
    ['billing.example:3000', 'http://billing.example:3000'],
    ['billing.example:80', 'http://billing.example'],
    ['billing.example:', 'http://billing.example'],
    ['Billing.EXAMPLE', 'http://billing.example'],
    ['billing.example.', 'http://billing.example.'],
    ['invoice_press', 'http://invoice_press'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['[2001:DB8::7]', 'http://[2001:db8::7]'],
    [`${'a'.repeat(61)}.example`, `http://${'a'.repeat(61)}.example`],
  ])('%s: %s', (host, base) => {
    for (const peer of [PROXY, STRANGER, undefined]) expect(baseUrlOf(requestFrom(peer, { host }), null)).toBe(base);
  });

  it.each([
    undefined,
    '',
    ' ',
    'a b',
    'a/b',
    'a?b',
    'a#b',
    'user@billing.example',
    'billing.example@evil.example',
    'billing.example\\evil.example',
    'billing..example',
    '.example',
    '%62illing.example',
    'billing.example:80a',
    'billing.example:65536',
    'billing.example:3000:3000',
    '999.1.1.1',
    '::1',
    '[::1',
    '[::1]evil.example',
    '[fe80::1%eth0]',
    '[zz]',
    '<script>',
    '"a"',
    'büro.example',
    'billing.example\r\nX-Evil: 1',
    'billing.example, evil.example',
    `${'a.'.repeat(128)}example`,
  ])('%j is none: this machine and the port that the caller reached', (host) => {
    for (const peer of [PROXY, STRANGER]) {
      expect(baseUrlOf(requestFrom(peer, { host }, 3000), null)).toBe('http://127.0.0.1:3000');
      expect(baseUrlOf(requestFrom(peer, { host }), null)).toBe('http://127.0.0.1');
    }
  });
});

describe('what a trusted proxy says', () => {
  it('is taken: protocol, host and prefix', () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'billing.example', 'x-forwarded-prefix': '/press' };
    expect(throughProxy(headers)).toBe('https://billing.example/press');
  });

  it.each([
    [{ 'x-forwarded-proto': 'https' }, 'https://own.example'],
    [{ 'x-forwarded-proto': 'HTTPS' }, 'https://own.example'],
    [{ 'x-forwarded-host': 'billing.example:8443' }, 'http://billing.example:8443'],
    [{ 'x-forwarded-host': 'billing.example:443', 'x-forwarded-proto': 'https' }, 'https://billing.example'],
    [{ 'x-forwarded-host': '[2001:db8::7]:8443' }, 'http://[2001:db8::7]:8443'],
    [{ 'x-forwarded-prefix': '/press' }, 'http://own.example/press'],
    [{ 'x-forwarded-prefix': '/press/v2.1/~a_b-c/' }, 'http://own.example/press/v2.1/~a_b-c'],
    [{ 'x-forwarded-prefix': '/' }, 'http://own.example'],
    [{ 'x-forwarded-prefix': '' }, 'http://own.example'],
    [{ 'x-forwarded-prefix': '/...' }, 'http://own.example/...'],
  ] satisfies [Record<string, string>, string][])('each by itself, %j: %s', (headers, base) => {
    expect(throughProxy(headers)).toBe(base);
  });

  it.each([
    [{ 'x-forwarded-host': 'evil.example, billing.example' }, 'http://billing.example'],
    [{ 'x-forwarded-host': 'evil.example,billing.example' }, 'http://billing.example'],
    [{ 'x-forwarded-proto': 'http, https' }, 'https://own.example'],
    [{ 'x-forwarded-proto': 'https,http' }, 'http://own.example'],
    [{ 'x-forwarded-prefix': '/evil, /press' }, 'http://own.example/press'],
    [{ 'x-forwarded-host': 'evil.example, ' }, 'http://own.example'],
    [{ 'x-forwarded-host': 'evil.example, "' }, 'http://own.example'],
  ] satisfies [Record<string, string>, string][])(
    'of a list the last is its own, for the rest came with the request: %j is %s',
    (headers, base) => {
      expect(throughProxy(headers)).toBe(base);
    },
  );

  it.each(['ftp', 'javascript', 'https:', 'https://', 'http s', 'on', '', 'h\u0054tp\r\n', 'ｈttp'])(
    'protocol %j is none',
    (protocol) => {
      expect(throughProxy({ 'x-forwarded-proto': protocol })).toBe('http://own.example');
    },
  );

  it.each([
    'evil.example/path',
    'user:password@evil.example',
    'evil.example?a',
    '999.1.1.1',
    '<script>',
    'a b',
    '_:_',
    '',
    'https://evil.example',
    `${'a.'.repeat(128)}example`,
  ])('host %j is none: the Host of the request holds', (host) => {
    expect(throughProxy({ 'x-forwarded-host': host, 'x-forwarded-proto': 'https' })).toBe('https://own.example');
  });

  it.each([
    'press',
    '//evil.example',
    '/press//v2',
    '/press//',
    '/..',
    '/../press',
    '/press/..',
    '/press/../..',
    '/.',
    '/press/./v2',
    '/%2e%2e',
    '/press?a=1',
    '/press#a',
    '/pr ess',
    '/press"',
    '/<b>',
    '\\evil',
    '/press\\evil',
    '/@evil.example',
    '/büro',
    `/${'a'.repeat(255)}`,
  ])('prefix %j is none', (prefix) => {
    expect(throughProxy({ 'x-forwarded-prefix': prefix })).toBe('http://own.example');
  });

  it('is nothing when the proxy is not trusted', () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example', 'x-forwarded-prefix': '/evil' };
    for (const peer of [STRANGER, undefined, '11.0.0.7', '::ffff:192.0.2.66'])
      expect(baseUrlOf(requestFrom(peer, { host: 'own.example', ...headers }), null)).toBe('http://own.example');
    expect(baseUrlOf(requestFrom('::ffff:10.0.0.7', { host: 'own.example', ...headers }), null)).toBe(
      'https://evil.example/evil',
    );
  });
});

describe('whatever the headers say', () => {
  const pieces = ['\r\n', '\n', '\0', ' ', '\t', '"', "'", '<', '>', '\\', '/', '//', '..', '/../', '@', '?', '#', '%', '%0d%0a'];
  const names = [
    'a',
    'b.example',
    '.',
    '-',
    '_',
    ':',
    '80',
    ':443',
    '[',
    ']',
    '[::1]',
    'https',
    'xn--',
    '１',
    'é',
    '\u2028',
    ',',
    ';',
  ];
  const nasty = fc.constantFrom(...pieces, ...names);
  const value = fc.oneof(
    fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: anyCharacter, maxLength: 40 }),
    fc.webAuthority({ withIPv4Extended: true, withIPv6: true, withPort: true, withUserInfo: true }),
    fc.webPath(),
    fc.array(fc.constantFrom('/', 'a', '.', '..', '~', '-', ','), { maxLength: 8 }).map((parts) => parts.join('')),
  );
  const header = fc.option(value, { nil: undefined });
  const headers = fc.record({
    host: header,
    'x-forwarded-host': header,
    'x-forwarded-proto': fc.option(fc.oneof(fc.constantFrom('http', 'https', 'HTTPS'), value), { nil: undefined }),
    'x-forwarded-prefix': header,
    'x-forwarded-for': header,
    forwarded: header,
  });

  it('the result is the beginning of a URL, and holds nothing that could break out of a header, a page or a link', () => {
    fc.assert(
      fc.property(headers, fc.constantFrom(PROXY, STRANGER, undefined), (given, peer) => {
        const base = baseUrlOf(requestFrom(peer, given, 3000), null);
        expect(base).toMatch(/^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:\/[\w.~-]+)*$/);
        // As it stands: a parser changes nothing in it, so a path behind it stays behind it.
        expect(new URL(`${base}/api/v3/invoices?limit=20`).href).toBe(`${base}/api/v3/invoices?limit=20`);
      }),
      { numRuns: 3000 },
    );
  });

  it('of a stranger nothing but the Host counts', () => {
    fc.assert(
      fc.property(headers, fc.constantFrom(STRANGER, undefined), (given, peer) => {
        const { host } = given;
        expect(baseUrlOf(requestFrom(peer, given, 3000), null)).toBe(baseUrlOf(requestFrom(peer, { host }, 3000), null));
      }),
      { numRuns: 1000 },
    );
  });

  it('of a proxy every sane host is taken, and the Host of the request does not show', () => {
    fc.assert(
      fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), header, (domain, port, host) => {
        const given = { host, 'x-forwarded-host': `${domain}:${port}`, 'x-forwarded-proto': 'https' };
        expect(baseUrlOf(requestFrom(PROXY, given), null)).toBe(new URL(`https://${domain}:${port}`).origin);
      }),
      { numRuns: 500 },
    );
  });
});

describe('over the wire', () => {
  const bodyOf = async (head: (port: number) => string, proxies: string[]) => {
    const site = express();
    site.set('trust proxy', proxies);
    site.get('/', (request, response) => void response.end(baseUrlOf(request, null)));
    // As the service: HTTP/1.0 needs no Host.
    const server = createServer({ requireHostHeader: false }, site).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const { body } = parseAnswer(await exchange(port, head(port)));
      return body.replace(`:${port}`, ':PORT');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };
  const local = ['127.0.0.1/32'];

  it('HTTP/1.0 without a Host: this machine and the port of the service', async () => {
    expect(await bodyOf(() => 'GET / HTTP/1.0\r\n\r\n', [])).toBe('http://127.0.0.1:PORT');
  });

  it('a header that comes twice is a list', async () => {
    const head = ['GET / HTTP/1.0', 'Host: own.example', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Host: billing.example'];
    expect(await bodyOf(() => `${head.join('\r\n')}\r\n\r\n`, local)).toBe('http://billing.example');
    expect(await bodyOf(() => `${head.join('\r\n')}\r\n\r\n`, [])).toBe('http://own.example');
  });
});
