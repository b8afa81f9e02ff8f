import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { fakeService } from '../../harness/service/fake-service.js';
import { bearer } from '../../harness/service/tokens.js';

const PORTAL = 'https://portal.example';
const PDF = '/api/v1/invoice-pdf/inv_1/pdf';
const { app } = fakeService({ allowedOrigins: [PORTAL, 'http://localhost:5173'], rateLimit: { limit: 10, windowMs: 60_000 } });

const preflight = (service: typeof app, origin: string, path = PDF) =>
  request(service)
    .options(path)
    .set({ Origin: origin, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' });
const cors = (headers: Record<string, string>) => Object.keys(headers).filter((name) => name.startsWith('access-control-'));

describe('a preflight', () => {
  it.each([PORTAL, 'http://localhost:5173'])('from %s is answered: its scripts may send a token', async (origin) => {
    const { status, headers, text } = await preflight(app, origin);
    expect([status, text]).toEqual([204, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, HEAD, POST, DELETE',
      'access-control-allow-headers': expect.stringMatching(/^Authorization, Content-Type/),
      'access-control-max-age': '600',
      vary: 'Origin',
      'x-request-id': expect.any(String),
    });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    expect(headers).not.toHaveProperty('content-length');
  });

  it.each([
    'https://portal.example.evil',
    'http://portal.example',
    'https://portal.example:444',
    'null',
    'https://PORTAL.example',
  ])('from %s is refused', async (origin) => {
    const { status, headers } = await preflight(app, origin);
    expect([status, cors(headers), headers['vary']]).toEqual([405, [], 'Origin']);
  });

  it('is refused where no origin is allowed, and no answer says a word of origins', async () => {
    const { app: closed } = fakeService();
    const refused = await preflight(closed, PORTAL);
    expect([refused.status, cors(refused.headers), refused.headers['vary']]).toEqual([405, [], undefined]);
    const answer = await request(closed).get(PDF).set({ Origin: PORTAL, Authorization: bearer() });
    expect([answer.status, cors(answer.headers), answer.headers['vary']]).toEqual([200, [], undefined]);
  });

  it('has a method to ask for: OPTIONS alone is refused', async () => {
    expect((await request(app).options(PDF).set('Origin', PORTAL)).status).toBe(405);
  });
});

describe('an answer', () => {
  it('may be read by the scripts of an allowed origin, with the headers that they need', async () => {
    const { status, headers } = await request(app).get(PDF).set({ Origin: PORTAL, Authorization: bearer() });
    expect([status, headers['access-control-allow-origin'], headers['vary']]).toEqual([200, PORTAL, 'Origin']);
    const exposed = (headers['access-control-expose-headers'] ?? '').toLowerCase().split(', ');
    for (const name of ['x-invoice-warnings', 'x-invoice-unmapped', 'retry-after', 'content-length', 'allow', 'www-authenticate'])
      expect(exposed).toContain(name);
    for (const name of ['content-disposition', 'ratelimit', 'ratelimit-policy', 'x-request-id']) {
      expect(exposed).toContain(name);
      expect(headers).toHaveProperty(name);
    }
  });

  it('of an error may be read too', async () => {
    const { status, headers } = await request(app).get(PDF).set('Origin', PORTAL);
    expect([status, headers['access-control-allow-origin']]).toEqual([401, PORTAL]);
    expect(headers['access-control-expose-headers']).toContain('WWW-Authenticate');
  });

  it('to another origin, or to none, is the usual one, which no cache may mix up', async () => {
    for (const headers of [{}, { Origin: 'https://other.example' }]) {
      const answer = await request(app)
        .get(PDF)
        .set({ ...headers, Authorization: bearer() });
      expect([answer.status, cors(answer.headers), answer.headers['vary']]).toEqual([200, [], 'Origin']);
    }
  });
});
