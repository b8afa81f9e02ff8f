import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createWorkerApp } from '../../../src/http/server/create-worker-app.js';
import type { HealthChecks } from '../../../src/http/service/health.js';
import { bearer } from '../../harness/service/tokens.js';

function app(health: Partial<HealthChecks> = {}) {
  return createWorkerApp({
    health: { database: () => Promise.resolve(), chromium: () => true, stopping: () => false, ...health },
    log: () => undefined,
    metrics: undefined,
    requestTimeoutMs: 1000,
  });
}

describe('a worker', () => {
  it('says that it lives and is ready, to GET and to HEAD', async () => {
    await supertest(app()).get('/healthz').expect(200, { status: 'alive' });
    await supertest(app())
      .get('/readyz')
      .expect(200, { status: 'ready', checks: { database: 'ok', chromium: 'ok' } });
    for (const path of ['/healthz', '/readyz']) expect((await supertest(app()).head(path).expect(200)).text).toBeUndefined();
  });

  it.each([
    ['not ready', { chromium: () => false }],
    ['stopping', { stopping: () => true }],
  ])('is %s', async (status, health) => {
    const { body } = await supertest(app(health)).get('/readyz').expect(503);
    expect(body).toMatchObject({ status });
  });

  it.each([
    '/',
    '/api/v1/batches',
    '/api/v1/invoice-pdf/inv_1/pdf',
    '/openapi.json',
    '/docs',
    '/metrics',
    '/healthz/',
    '/HEALTHZ',
  ])('has nothing at %s, whoever asks', async (path) => {
    const { body, headers } = await supertest(app()).get(path).set('Authorization', bearer()).expect(404);
    expect(body).toEqual({
      code: 'not_found',
      message: 'There is nothing at this address.',
      request_id: headers['x-request-id'],
    });
    await supertest(app()).post(path).send({}).expect(404);
  });

  it('refuses other methods at its own addresses', async () => {
    const { body } = await supertest(app()).post('/healthz').expect(405);
    expect(body).toMatchObject({ code: 'method_not_allowed' });
  });
});
