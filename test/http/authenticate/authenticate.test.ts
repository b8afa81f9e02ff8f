import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { ask, json } from '../../harness/service/ask.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { fakeService } from '../../harness/service/fake-service.js';
import { bearer, ORGANISATION_A, ORGANISATION_B, token } from '../../harness/service/tokens.js';

describe('the Authorization header', () => {
  it.each([
    ['absent', null],
    ['empty', ''],
    ['Basic', 'Basic dXNlcjpwYXNz'],
    ['Bearer with nothing after it', 'Bearer'],
    ['Bearer with spaces after it', 'Bearer   '],
    ['two tokens', `${bearer()} ${token()}`],
    ['two tokens with a comma', `${bearer()}, ${bearer()}`],
    ['the token alone', token()],
    ['a tab instead of a space', `Bearer\t${token()}`],
  ])('A1 %s: 401 with a bare challenge', async (_, authorization) => {
    const { app, calls } = fakeService();
    const response = await ask(app, pdfPath('inv_1'), authorization).expect(401);
    expect(response.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(json(response)).toEqual({
      code: 'unauthorized',
      message: 'A valid bearer token is required.',
      request_id: response.headers['x-request-id'],
    });
    expect(calls.order).toEqual([]);
  });

  it.each(['bearer', 'BEARER', 'bEaReR'])('A1 the scheme is written in any case: %s', async (scheme) => {
    expect((await ask(fakeService().app, pdfPath('inv_1'), `${scheme} ${token()}`)).status).toBe(200);
  });

  it('a token that does not hold: 401 that says so, and never why', async () => {
    const { app, requestLine } = fakeService();
    const response = await ask(app, pdfPath('inv_1'), bearer({ exp: 1 })).expect(401);
    expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    expect((response.body as Buffer).toString()).not.toMatch(/expired/);
    const { fields } = await requestLine();
    expect(fields['error']).toMatchObject({ code: 'unauthorized', cause: { message: 'expired' } });
  });

  it('A11 A12 a token of no organisation: 401, and the database is not asked', async () => {
    for (const organisation of [undefined, '', { not: '' }]) {
      const { app, calls } = fakeService();
      await ask(app, pdfPath('inv_1'), bearer({ organisation_id: organisation })).expect(401);
      expect(calls.order).toEqual([]);
    }
  });

  it.each([
    ['B then A', [ORGANISATION_B, ORGANISATION_A]],
    ['A then B', [ORGANISATION_A, ORGANISATION_B]],
    ['A twice', [ORGANISATION_A, ORGANISATION_A]],
  ])('A21 two headers, %s: 401', async (_, organisations) => {
    const { app, calls } = fakeService();
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const status = await new Promise((resolve, reject) => {
        const { port } = server.address() as AddressInfo;
        const headers = ['Host', 'x', ...organisations.flatMap((id) => ['Authorization', bearer({ organisation_id: id })])];
        const sent = httpRequest({ host: '127.0.0.1', port, path: pdfPath('inv_1'), headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject).end();
      });
      expect(status).toBe(401);
      expect(calls.order).toEqual([]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('A19 a token of 15 KB: 401', async () => {
    const response = await ask(fakeService().app, pdfPath('inv_1'), bearer({ padding: 'x'.repeat(10_000) }));
    expect(response.status).toBe(401);
  });

  it('A25 what a gateway says of the caller is no token', async () => {
    const { app, calls } = fakeService({ trustedProxies: ['127.0.0.1/32'] });
    const response = ask(app, pdfPath('inv_1'), null);
    for (const name of ['X-Forwarded-User', 'X-Auth-Request-User', 'X-Remote-User', 'X-User']) void response.set(name, 'admin');
    await response.set('X-Forwarded-Access-Token', token()).expect(401);
    expect(calls.order).toEqual([]);
  });

  it('a token in the query is no token', async () => {
    const { app, lines, requestLine } = fakeService();
    const secret = token();
    await ask(app, `${pdfPath('inv_1')}?access_token=${secret}`, null).expect(401);
    await requestLine();
    expect(JSON.stringify(lines)).not.toContain(secret);
  });
});
