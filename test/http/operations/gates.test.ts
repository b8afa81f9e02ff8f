import { describe, expect, it } from '@jest/globals';
import { SharedStore } from '../../../src/http/rate-limit/shared-store.js';
import { ask, json } from '../../harness/service/ask.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { fakeService } from '../../harness/service/fake-service.js';
import { bearer } from '../../harness/service/tokens.js';

describe('the order of the gates', () => {
  const counted: string[] = [];
  const store = new SharedStore((organisationId) => {
    counted.push(organisationId);
    return Promise.reject(Object.assign(new Error('away'), { code: 'database_unavailable' }));
  });
  const { app, calls } = fakeService({ rateLimit: { limit: 1, windowMs: 60_000, store }, requiredScopes: ['invoices:pdf'] });
  const authorization = bearer({ scope: 'invoices:pdf' });

  it.each([
    ['no token', pdfPath('inv_1'), null, 401],
    ['a token without the scope', pdfPath('inv_1'), bearer(), 403],
    ['a malformed id', pdfPath('inv_x'), authorization, 400],
    ['a malformed parameter', `${pdfPath('inv_1')}?disposition=x`, authorization, 400],
  ])('%s is answered before anything is counted or looked up', async (_, path, token, status) => {
    await ask(app, path, token).expect(status);
    expect([counted, calls.order]).toEqual([[], []]);
  });

  it('what cannot be counted is not looked up', async () => {
    expect(json(await ask(app, pdfPath('inv_1'), authorization).expect(503))).toMatchObject({ code: 'database_unavailable' });
    expect([counted.length, calls.order]).toEqual([1, []]);
  });
});
