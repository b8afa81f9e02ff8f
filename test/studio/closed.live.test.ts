import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: studio.port, path, ...options }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
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
    ['a change without an origin', '/api/pin', { method: 'POST', headers: { 'content-type': 'application/json' } }],
  ])('refuses %s', async (_who, path, options) => {
    const { status, body } = await ask(path, options);
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ fault: { code: 'refused' } });
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
