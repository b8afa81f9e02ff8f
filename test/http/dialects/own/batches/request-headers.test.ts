import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { idempotencyKeyOf, waitOf } from '../../../../../src/http/dialects/own/batches/request-headers.js';
import { fakeService } from '../../../../harness/service/fake-service.js';
import { bearer } from '../../../../harness/service/tokens.js';

describe('Prefer', () => {
  it.each([
    [undefined, 0],
    ['', 0],
    ['wait=5', 5],
    ['WAIT = "7"', 7],
    ['respond-async, wait=10', 10],
    ['wait=10; strict, other', 10],
    ['wait=3600', 60],
    ['wait=-1', 0],
    ['wait=6.5', 0],
    ['wait=60abc', 0],
    ['wait=9999999999', 0],
    ['await=9', 0],
    ['other; wait=9', 0],
  ])('%s: %d seconds', (prefer, seconds) => {
    expect(waitOf(prefer)).toBe(seconds);
  });
});

describe('Idempotency-Key', () => {
  it.each([undefined, 'a', 'a b', 'x'.repeat(255)])('%s is taken', (key) => {
    expect(idempotencyKeyOf(key)).toBe(key ?? null);
  });

  it.each(['', ' ', ' a', 'a ', 'a\tb', 'ä', 'x'.repeat(256), 'a\0'])('"%s" is refused', (key) => {
    expect(() => idempotencyKeyOf(key)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});

describe('a new batch', () => {
  const create = (headers: Record<string, string>) =>
    supertest(fakeService({ publicBaseUrl: 'https://press.example' }).app)
      .post('/api/v1/batches')
      .set({ Authorization: bearer(), ...headers })
      .send({ invoices: { filter: {} } });

  it('is answered with its address; and with that of its result, if the caller waits', async () => {
    const created = await create({}).expect(202);
    expect(created.headers['location']).toMatch(/^https:\/\/press\.example\/api\/v1\/batches\/[0-9a-f-]{36}$/);
    expect(created.headers['preference-applied']).toBeUndefined();
    const waited = await create({ Prefer: 'wait=5' }).expect(303);
    expect(waited.headers['location']).toMatch(/\/api\/v1\/batches\/[0-9a-f-]{36}\/result$/);
    expect(waited.headers['preference-applied']).toBe('wait=5');
  });

  it('is refused for a key that is none', async () => {
    const { body } = await create({ 'Idempotency-Key': 'x'.repeat(256) }).expect(400);
    expect(body).toMatchObject({ code: 'invalid_request', message: expect.stringContaining('Idempotency-Key') });
  });
});
