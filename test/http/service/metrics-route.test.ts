import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { ask, json } from '../../harness/service/ask.js';
import { type FakeOptions, fakeService } from '../../harness/service/fake-service.js';
import { bearer } from '../../harness/service/tokens.js';

const TOKEN = 'm'.repeat(32);
const options: FakeOptions = {
  metrics: {
    token: TOKEN,
    page: { contentType: 'text/plain; version=0.0.4; charset=utf-8', text: () => Promise.resolve('up 1\n') },
  },
};

describe('GET /metrics on the port of the API', () => {
  it('is not there without its setting, whoever asks', async () => {
    for (const authorization of [null, bearer(), `Bearer ${TOKEN}`]) {
      expect(json(await ask(fakeService().app, '/metrics', authorization).expect(404))['code']).toBe('not_found');
    }
  });

  it('answers who has the token', async () => {
    const response = await ask(fakeService(options).app, '/metrics', `Bearer ${TOKEN}`).expect(200);
    expect(response.body.toString()).toBe('up 1\n');
    expect(response.headers).toMatchObject({
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it.each([
    null,
    bearer(),
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    `Basic ${TOKEN}`,
    'Bearer',
    `Bearer ${TOKEN} `.repeat(2),
  ])('refuses %s, and says so in the log without the token', async (authorization) => {
    const { app, lines } = fakeService(options);
    const response = await ask(app, '/metrics', authorization).expect(401);
    expect(json(response)).toEqual({
      code: 'unauthorized',
      message: 'A valid bearer token is required.',
      request_id: response.headers['x-request-id'],
    });
    expect(response.headers['www-authenticate']).toBe('Bearer');
    expect(lines).toEqual([{ level: 'info', event: 'refused', fields: expect.objectContaining({ status: 401 }) }]);
    expect(JSON.stringify(lines)).not.toContain('mmm');
  });

  it('takes no other method, and is nowhere else', async () => {
    const { app } = fakeService(options);
    const response = await supertest(app).post('/metrics').set('Authorization', `Bearer ${TOKEN}`).expect(405);
    expect(response.headers['allow']).toBe('GET, HEAD');
    for (const path of ['/metrics/', '/METRICS', '/metrics/x']) await ask(app, path, `Bearer ${TOKEN}`).expect(404);
  });

  it('opens nothing else, and has no line and no count of its own', async () => {
    const counted: unknown[] = [];
    const observe = (request: unknown) => {
      counted.push(request);
      return undefined;
    };
    const { app, lines } = fakeService({ ...options, observe });
    await ask(app, '/metrics', `Bearer ${TOKEN}`).expect(200);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([lines, counted]).toEqual([[], []]);
    await ask(app, '/api/v3/invoices', `Bearer ${TOKEN}`).expect(401);
  });

  it('is no operation of the API: the description is the same with it', async () => {
    const described = async (service: FakeOptions) =>
      Object.keys(json(await ask(fakeService(service).app, '/openapi.json', null))['paths'] as object);
    expect(await described(options)).toEqual(await described({}));
    expect(await described(options)).not.toContain('/metrics');
  });
});
