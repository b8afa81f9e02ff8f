import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnFile } from '../../studio/shared/api.js';
import { type RunningStudio, startTestStudio } from './running-studio.js';

let studio: RunningStudio;

beforeAll(async () => {
  studio = await startTestStudio();
}, 120_000);

afterAll(() => studio.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Asks as a page elsewhere, or a program, may: with headers and paths that no browser's own code would send. */
function ask(
  path: string,
  { body = '', ...options }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: studio.port, path, ...options }, (response) => {
      let answer = '';
      response.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the studio', () => {
  it('answers its own page', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(body).toContain('<div id="studio">');
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['a name that leads here (DNS rebinding)', '/api/catalogue', { headers: { host: 'rebound.example' } }],
    ['this address with another port', '/api/catalogue', { headers: { host: '127.0.0.1:1' } }],
    ['a script of another page', '/api/catalogue', { headers: { origin: 'https://elsewhere.example' } }],
    ['an image in another page', '/api/catalogue', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } }],
    ['a frame in another page', '/api/catalogue', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }],
    ['a form of another page', '/api/pin', { method: 'POST', headers: { 'content-type': 'text/plain' } }],
    ['a file of another page', '/api/own-data?name=a', { method: 'POST', headers: { 'content-type': 'text/plain' } }],
    [
      'a file from elsewhere',
      '/api/own-data?name=a',
      { method: 'POST', headers: { 'content-type': 'application/octet-stream', origin: 'https://elsewhere.example' } },
    ],
    ['a change without an origin', '/api/pin', { method: 'POST', headers: { 'content-type': 'application/json' } }],
  ])('refuses %s', async (_who, path, options) => {
    const { status, body } = await ask(path, options);
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ fault: { code: 'refused' } });
  });

  describe('given a file of the designer', () => {
    const give = (name: string, body: string | Buffer) =>
      ask(`/api/own-data?${new URLSearchParams({ name })}`, {
        method: 'POST',
        headers: { origin: studio.address.slice(0, -1), 'content-type': 'application/octet-stream' },
        body,
      });

    it.each<[string, string | Buffer, string]>([
      ['nothing', '', 'The file is empty'],
      ['text', 'Dear Sir', 'The file is not an invoice: drop a JSON file'],
      ['bytes', Buffer.alloc(10_000, 7), 'The file is not an invoice'],
      ['broken JSON', '{"number": ', 'The file is not JSON'],
      ['deep JSON', '['.repeat(100_000), 'The file is nested more than 64 levels deep'],
      ['XML with entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'The file has a document type'],
      ['another XML', '<svg onload="alert(1)"/>', 'The file has the root element svg'],
      ['a PDF without an invoice', '%PDF-1.7\n%%EOF', 'The file is a PDF without an invoice inside'],
    ])('refuses %s with a sentence', async (_, body, message) => {
      const { status, body: answer } = await give('../../x<b>.json', body);
      expect(status).toBe(200);
      const { name, samples, problems } = JSON.parse(answer) as OwnFile;
      expect([name, samples]).toEqual(['../../x<b>.json', []]);
      expect(problems[0]?.message).toContain(message);
    });

    it('refuses one that is too large, or has no name', async () => {
      const { status, body } = await give('big.json', Buffer.alloc(21 * 2 ** 20, 32));
      const { samples, problems } = JSON.parse(body) as OwnFile;
      expect([status, samples, problems[0]?.message]).toEqual([200, [], 'The file is larger than 20 MB']);
      await ask('/api/own-data/remove?name=big.json', {
        method: 'POST',
        headers: { origin: studio.address.slice(0, -1), 'content-type': 'application/json' },
      });
      expect((await give('', '{}')).status).toBe(400);
      expect((await give('x'.repeat(256), '{}')).status).toBe(400);
    });

    it('takes twenty of them, and one of the same name in its place', async () => {
      for (let index = 0; index < 19; index++) expect((await give(`${index}.json`, '{}')).status).toBe(200);
      expect((await give('0.json', '{}')).status).toBe(200);
      const { status, body } = await give('one more.json', '{}');
      expect([status, body]).toEqual([422, expect.stringContaining('there are 20 files already')]);
    });
  });

  it('lets a link from elsewhere lead to the page', async () => {
    expect((await ask('/', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } })).status).toBe(200);
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '//etc/passwd',
    '/api/catalogue/..%2f',
  ])('has nothing at %s', async (path) => {
    const { status, body } = await ask(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('invoice-press');
  });

  it.each([
    ['/api/rendering?design=..%2F..&sample=a', 'design must name a template'],
    ['/api/rendering?design=classic', 'sample must name a sample'],
    ['/api/rendering?design=classic&sample=a&paper=a3', 'paper cannot be "a3"'],
    ['/api/rendering?design=classic&sample=a&width=9999999', 'width must be a number from 40 to 4000'],
    ['/api/findings?design=%00', 'design must name a template'],
  ])('says of %s: %s', async (path, message) => {
    const { status, body } = await ask(path);
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ fault: { code: 'invalid_request', message } });
  });

  it.each([
    ['/api/rendering?design=none&sample=a', 'there is no template "none"'],
    ['/api/rendering?design=classic&sample=..%2F..%2Fetc%2Fpasswd', 'there is no sample'],
    ['/api/rendering?design=classic&sample=a&var.brandColour=red;}', 'there is no sample'],
  ])('shows of %s: %s', async (path, message) => {
    const { status, body } = await ask(path);
    expect(status).toBe(200);
    expect((JSON.parse(body) as { fault: { message: string } }).fault.message).toContain(message);
  });

  it('listens on this machine only', async () => {
    const others = Object.values(networkInterfaces()).flatMap((list) =>
      (list ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address } of others) {
      const error = await new Promise((resolve) => {
        const socket = connect(studio.port, address)
          .on('error', resolve)
          .on('connect', () => resolve('connected'));
        socket.setTimeout(2000, () => resolve('silent'));
      });
      expect(error).not.toBe('connected');
    }
    expect(studio.errors()).not.toContain('Error');
  });
});
