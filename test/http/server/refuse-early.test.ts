import { isBatch } from '../../harness/api/described-operations.js';
import { afterEach, describe, expect, it } from '@jest/globals';
import { KnownCallers } from '../../../src/http/authenticate/known-callers.js';
import { PDF_OPERATIONS } from '../../../src/http/openapi/api.js';
import type { FinishedRequest } from '../../../src/http/server/finished-request.js';
import { listen, type RunningServer } from '../../../src/http/server/http-server.js';
import { allowOrigins } from '../../../src/http/server/cross-origin.js';
import { earlyRefusals, type RefusalNow } from '../../../src/http/server/refuse-early.js';
import { OverloadedError, ShareExceededError } from '../../../src/pdf/slots/errors.js';
import { until } from '../../harness/machine/pause.js';
import { type FakeOptions, fakeService } from '../../harness/service/fake-service.js';
import { exchange, parseAnswer } from '../../harness/service/raw-http.js';
import { bearer, ORGANISATION_A } from '../../harness/service/tokens.js';
import { DescribedApi, fetchDescription, type Operation } from '../openapi/described-api.js';
import { addressOf, goodOptions } from '../openapi/stagings.js';

const api = new DescribedApi(await fetchDescription(fakeService()));
const makesPdf = (operation: Operation) => JSON.stringify(operation.responses['200'] ?? {}).includes('application/pdf');
const pdfOperations = api.operations.filter((operation) => makesPdf(operation) && !isBatch(operation.path));

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.drain()));
});

/** One for all: a token that is made a second later is another one. */
const TOKEN = bearer();

const full = () => new OverloadedError('70 requests are already in progress', 1);

/** A service that refuses early. @param refusalNow called with the organisation that is known */
async function start(refusalNow: RefusalNow, options: FakeOptions = {}) {
  const known = new KnownCallers();
  const observed: FinishedRequest[] = [];
  const asked: (string | undefined)[] = [];
  const observe = (request: FinishedRequest): undefined => void observed.push(request);
  const service = fakeService({ trustedProxies: ['127.0.0.1'], observe, known, ...options });
  const log = (level: string, event: string, fields: Record<string, unknown>) =>
    void service.lines.push({ level, event, fields });
  const refuse = earlyRefusals(service.app, {
    operations: PDF_OPERATIONS,
    refusalNow: (organisationId) => {
      asked.push(organisationId);
      return refusalNow(organisationId);
    },
    known,
    requiredScopes: new Set(options.requiredScopes),
    allowOrigin: allowOrigins(options.allowedOrigins ?? []),
    log,
    observe,
  });
  const server = await listen(service.app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 10_000, log, refuse });
  running.push(server);
  return { ...service, port: server.port, observed, asked };
}

interface Asked {
  method?: string;
  path: string;
  token?: string | null;
  head?: string;
  body?: string;
}

const HEAD = 'Host: press.example\r\nConnection: close\r\nX-Request-Id: given\r\nX-Forwarded-For: 192.0.2.7\r\n';

async function ask(port: number, { method = 'GET', path, token = TOKEN, head = '', body = '' }: Asked) {
  const authorization = token === null ? '' : `Authorization: ${token}\r\n`;
  const text = await exchange(port, `${method} ${path} HTTP/1.1\r\n${HEAD}${authorization}${head}\r\n${body}`);
  return { text, ...parseAnswer(text) };
}

const sentTo = (operation: Operation): Asked => ({
  method: operation.method,
  path: addressOf(operation),
  ...(operation.method === 'POST' && { head: 'Content-Type: application/json\r\nContent-Length: 2\r\n', body: '{}' }),
});

/** What differs from one answer to the next. */
const withoutTimes = (text: string) => text.replace(/^(Date|Retry-After): .*$/gm, '$1');
const withoutDurations = (fields: Record<string, unknown> = {}) => ({ ...fields, milliseconds: 0, steps: {} });
const codeOf = (body: string) => (JSON.parse(body) as { code: string }).code;

describe('a PDF for which there is no room', () => {
  it('may be read by the scripts of an allowed origin, as every answer', async () => {
    const { port } = await start(full, { allowedOrigins: ['https://portal.example'] });
    const [operation] = pdfOperations;
    if (!operation) throw new Error('there is no operation that makes a PDF');
    const { text } = await ask(port, {
      ...sentTo(operation),
      head: `Origin: https://portal.example\r\n${sentTo(operation).head ?? ''}`,
    });
    expect(text).toMatch(/^HTTP\/1\.1 503 /);
    expect(text).toMatch(/^Access-Control-Allow-Origin: https:\/\/portal\.example\r$/m);
  });

  it('every operation that makes a PDF is refused early, and no other', () => {
    const paths = (operations: readonly { path: string }[]) => operations.map(({ path }) => path).toSorted();
    expect(pdfOperations).toHaveLength(5);
    expect(paths(PDF_OPERATIONS)).toEqual(paths(pdfOperations));
  });

  describe.each(pdfOperations.map((operation) => [operation.operationId, operation] as const))('%s', (_, operation) => {
    it.each([
      ['503', full],
      ['429', () => new ShareExceededError(35, 1)],
    ])('%s: the same bytes, the same log line and the same metrics as a refusal of its queue', async (status, error) => {
      const late = await start(() => undefined, {
        effects: { admit: () => Promise.reject(error()), admitBody: () => Promise.reject(error()) },
      });
      const { port, lines, observed, calls } = await start((organisationId) =>
        organisationId === undefined ? undefined : error(),
      );
      await ask(port, { ...sentTo(operation), method: 'GET', path: '/api/v3/invoices' });
      const before = calls.order.length;
      lines.length = 0;
      observed.length = 0;

      const [expected, answer] = [await ask(late.port, sentTo(operation)), await ask(port, sentTo(operation))];
      expect(answer.status).toBe(Number(status));
      expect(answer.headers['x-request-id']).toBe('given');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
      expect(withoutTimes(answer.text)).toBe(withoutTimes(expected.text));
      expect(calls.order.length).toBe(before);

      await until(() => lines.length > 0 && late.lines.length > 0);
      expect(lines).toHaveLength(1);
      expect(withoutDurations(lines[0]?.fields)).toEqual(withoutDurations(late.lines[0]?.fields));
      expect(lines[0]?.fields).toMatchObject({ organisation_id: ORGANISATION_A, ip_address: '192.0.2.7' });
      const facts = (all: FinishedRequest[]) =>
        all.map(({ method, route, path, scheme, code, bytes, ...rest }) => [
          method,
          route,
          path,
          scheme,
          code,
          bytes,
          rest.status,
        ]);
      expect(facts(observed)).toEqual(facts(late.observed));
      expect(observed[0]?.route).toBe(operation.path);
    });

    it('a full service says so without a look at the token', async () => {
      let verified = 0;
      const { port, lines, calls } = await start(full, {
        verifyToken: () => {
          verified += 1;
          return Promise.reject(new Error('not now'));
        },
      });
      for (const token of [null, 'Bearer x', 'Basic eDp5', bearer({ exp: 1 }), bearer()]) {
        const { status, body } = await ask(port, { ...sentTo(operation), token });
        expect([status, codeOf(body)]).toEqual([503, 'overloaded']);
      }
      expect([verified, calls.order]).toEqual([0, []]);
      await until(() => lines.length === 5);
      expect(lines.map(({ fields }) => fields['organisation_id'])).toEqual(Array.from({ length: 5 }));
    });
  });
});

describe('who is told that its share is used up', () => {
  const ofA: RefusalNow = (organisationId) => (organisationId === ORGANISATION_A ? new ShareExceededError(35, 1) : undefined);
  const [operation] = pdfOperations;
  if (!operation) throw new Error('no operation makes a PDF');
  const path = addressOf(operation);

  it('a caller whose token was verified before, and not one that only claims to be it', async () => {
    const { port, asked } = await start(ofA, goodOptions(api));
    const [first, second] = [await ask(port, { path }), await ask(port, { path })];
    const forged = await ask(port, { path, token: `${TOKEN.slice(0, -4)}AAAA` });
    expect([first.status, second.status, forged.status]).toEqual([200, 429, 401]);
    expect(asked).toEqual([undefined, ORGANISATION_A, undefined]);
  });

  it('not a caller whose token lacks the scope', async () => {
    const { port, asked } = await start(ofA, { requiredScopes: ['invoices:pdf'] });
    const token = bearer({ scope: 'invoices:read' });
    const answers = [await ask(port, { path, token }), await ask(port, { path, token })];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(asked).toEqual([undefined, undefined]);
  });
});

describe('what needs no room is answered as ever, in a full service', () => {
  it.each([
    ['health', { path: '/healthz' }, 200],
    ['readiness', { path: '/readyz' }, 200],
    ['a list of invoices', { path: '/api/v3/invoices' }, 200],
    ['a list without a token', { path: '/api/v3/invoices', token: null }, 401],
    ['the templates', { path: '/api/v1/templates' }, 200],
    ['HEAD of a PDF', { path: '/api/v1/invoice-pdf/inv_1/pdf', method: 'HEAD' }, 405],
    ['another method', { path: '/api/v1/invoice-pdf/inv_1/pdf', method: 'DELETE' }, 405],
    ['a slash at the end', { path: '/api/v1/invoice-pdf/inv_1/pdf/' }, 404],
    ['another case', { path: '/api/v1/Invoice-pdf/inv_1/pdf' }, 404],
    ['a path with more in it', { path: '/api/v1/invoice-pdf/inv_1/2/pdf' }, 404],
    ['a path that looks like a pattern', { path: '/api/v1/invoicexpdf/inv_1/pdf' }, 404],
  ])('%s', async (_, asked, status) => {
    const { port } = await start(full);
    expect((await ask(port, asked)).status).toBe(status);
  });
});

describe('a document that is refused before its body came', () => {
  const path = '/api/v1/documents/classic/pdf';
  const head = `Host: x\r\nAuthorization: ${bearer()}\r\nContent-Type: application/json\r\n`;

  it('is not asked for, if its sender waits', async () => {
    const { port } = await start(full);
    const said = await exchange(port, `POST ${path} HTTP/1.1\r\n${head}Content-Length: 9\r\nExpect: 100-continue\r\n\r\n`);
    const { status, headers } = parseAnswer(said);
    expect([status, headers['connection']]).toEqual([503, 'close']);
  });

  it.each([
    ['a length', 'Content-Length: 9\r\n\r\n{"a":"b"}'],
    ['chunks', 'Transfer-Encoding: chunked\r\n\r\n9\r\n{"a":"b"}\r\n0\r\n\r\n'],
  ])('with %s: the next request on the connection is answered', async (_, rest) => {
    const { port } = await start(full);
    const next = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const said = await exchange(port, `POST ${path} HTTP/1.1\r\n${head}${rest}${next}`);
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 503', 'HTTP/1.1 200']);
  });

  it('ends the connection if far too much of it comes', async () => {
    const { port } = await start(full);
    const said = await exchange(port, `POST ${path} HTTP/1.1\r\n${head}Content-Length: 9000000\r\n\r\n${'x'.repeat(2_000_000)}`);
    expect([...said.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status)).toEqual(['503']);
  });
});
