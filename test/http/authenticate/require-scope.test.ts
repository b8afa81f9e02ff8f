import { describe, expect, it } from '@jest/globals';
import express, { type RequestHandler } from 'express';
import { authenticate } from '../../../src/http/authenticate/authenticate.js';
import { findKeysIn } from '../../../src/http/authenticate/keys.js';
import { requireScope, type Scope } from '../../../src/http/authenticate/require-scope.js';
import { tokenVerifier } from '../../../src/http/authenticate/verify-token.js';
import { handleError } from '../../../src/http/server/error-handler.js';
import { openContext } from '../../../src/http/request/request-context.js';
import { ask, json } from '../../harness/service/ask.js';
import { bearer, RULES, SECRET } from '../../harness/service/tokens.js';

const verifyToken = tokenVerifier(RULES, findKeysIn({ secrets: [SECRET] }), () => Date.now() / 1000);

/** An app with one route of each scope. */
function appThatRequires(...required: Scope[]) {
  const app = express();
  const sayYes: RequestHandler = (_request, response) => void response.end('yes');
  const token = authenticate(verifyToken);
  app.use(openContext(5000));
  app.get('/read', token, requireScope('invoices:read', new Set(required)), sayYes);
  app.get('/pdf', token, requireScope('invoices:pdf', new Set(required)), sayYes);
  app.get('/unauthenticated', requireScope('invoices:pdf', new Set(required)), sayYes);
  app.use(handleError);
  return app;
}

const statuses = async (required: Scope[], scope: unknown) => {
  const app = appThatRequires(...required);
  const read = await ask(app, '/read', bearer({ scope }));
  const pdf = await ask(app, '/pdf', bearer({ scope }));
  return [read.status, pdf.status];
};

describe('a required scope', () => {
  it('that the token lacks: 403 with a challenge that names it (RFC 6750, 3.1)', async () => {
    const response = await ask(appThatRequires('invoices:pdf'), '/pdf', bearer({ scope: 'invoices:read' })).expect(403);
    expect(response.headers['www-authenticate']).toBe('Bearer error="insufficient_scope", scope="invoices:pdf"');
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(json(response)).toEqual({
      code: 'insufficient_scope',
      message: 'The token lacks the scope invoices:pdf.',
      request_id: response.headers['x-request-id'],
    });
  });

  it.each([
    ['none is required, and the token has none', [], undefined, [200, 200]],
    ['none is required, and the token has others', [], 'openid', [200, 200]],
    ['one is required, the other route asks for nothing', ['invoices:pdf'], undefined, [200, 403]],
    ['both are required, and the token has both', ['invoices:read', 'invoices:pdf'], 'invoices:read invoices:pdf', [200, 200]],
    ['both are required, and the token has one', ['invoices:read', 'invoices:pdf'], 'invoices:pdf', [403, 200]],
    ['both are required, and the token has them among others', ['invoices:pdf'], 'openid  invoices:pdf email', [200, 200]],
    ['the scope of other documents is none of invoices', ['invoices:read', 'invoices:pdf'], 'documents:pdf', [403, 403]],
    ['the token has a list', ['invoices:read', 'invoices:pdf'], ['openid', 'invoices:read'], [200, 403]],
  ] satisfies [string, Scope[], unknown, number[]][])('%s', async (_, required, scope, expected) => {
    expect(await statuses(required, scope)).toEqual(expected);
  });

  it.each([
    'invoices',
    'invoices:',
    'invoices:*',
    '*',
    'INVOICES:PDF',
    'Invoices:pdf',
    'invoices:pdfs',
    'xinvoices:pdf',
    'invoices:pdf,invoices:read',
    'invoices:pdf\tinvoices:read',
    'invoices:pdf\n',
    ' ',
    '',
    '"invoices:pdf"',
    ['invoices:read invoices:pdf'],
    ['invoices:pdf', 7],
    [['invoices:pdf']],
    { 'invoices:pdf': true },
    { includes: 'invoices:pdf' },
    null,
    true,
    7,
  ])('is granted by its exact word only: %j grants nothing', async (scope) => {
    expect(await statuses(['invoices:read', 'invoices:pdf'], scope)).toEqual([403, 403]);
  });

  it.each([null, true, 7, {}, ['invoices:pdf', 7]])(
    'a malformed claim (%j) takes nothing from a token that holds',
    async (scope) => {
      expect(await statuses([], scope)).toEqual([200, 200]);
    },
  );

  it('comes after the token: none is 401, not 403', async () => {
    const response = await ask(appThatRequires('invoices:pdf'), '/pdf', null).expect(401);
    expect(response.headers['www-authenticate']).toBe('Bearer');
  });

  it('is not granted to nobody: a route without authenticate is a fault of ours', async () => {
    expect(json(await ask(appThatRequires('invoices:pdf'), '/unauthenticated').expect(500))).toMatchObject({
      code: 'internal_error',
    });
  });
});
