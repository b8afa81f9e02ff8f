import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import express from 'express';
import { authenticate } from '../../../src/http/authenticate/authenticate.js';
import { findKeysIn } from '../../../src/http/authenticate/keys.js';
import { tokenVerifier } from '../../../src/http/authenticate/verify-token.js';
import { handleError } from '../../../src/http/server/error-handler.js';
import { HttpError } from '../../../src/http/answers/http-error.js';
import { contextOf, openContext } from '../../../src/http/request/request-context.js';
import { rateLimit, type RateLimitOptions } from '../../../src/http/rate-limit/rate-limit.js';
import { type CountRequest, SharedStore } from '../../../src/http/rate-limit/shared-store.js';
import { DatabaseUnavailableError } from '../../../src/records/faults/errors.js';
import { ask, json } from '../../harness/service/ask.js';
import { exchange } from '../../harness/service/raw-http.js';
import { bearer, ORGANISATION_A, ORGANISATION_B, RULES, SECRET } from '../../harness/service/tokens.js';

const WINDOW = 60_000;
const verifyToken = tokenVerifier(RULES, findKeysIn({ secrets: [SECRET] }), () => Date.now() / 1000);

/** A part of the service: context, token, limit, route, errors. `steps` and `passed` are what the requests left behind. */
function limited(limits: Partial<RateLimitOptions>, requestTimeoutMs = 5000) {
  const app = express();
  const passed: string[] = [];
  const steps: string[][] = [];
  app.disable('x-powered-by');
  app.use(openContext(requestTimeoutMs));
  app.use((_request, response, next) => {
    response.once('close', () => void steps.push(Object.keys(contextOf(response).steps.milliseconds)));
    next();
  });
  const gate = rateLimit({ limit: 3, windowMs: WINDOW, ...limits });
  for (const path of ['/pdf', '/pdf-of-another-dialect'])
    app.get(path, authenticate(verifyToken), gate, (request, response) => {
      passed.push(request.url);
      const { fault } = request.query;
      if (fault === 'invalid_id' || fault === 'not_found') throw new HttpError(fault, 'A fault.');
      response.end('PDF');
    });
  app.get('/nobody', gate, (_request, response) => void response.end('PDF'));
  app.use(handleError);
  return { app, passed, steps };
}

const shared = (countRequest: CountRequest) => ({ store: new SharedStore(countRequest) });

/** What the answer says of the limit. */
const quota = ({ status, headers }: Awaited<ReturnType<typeof ask>>) => [
  status,
  headers['ratelimit'],
  headers['ratelimit-policy'],
  headers['retry-after'],
];

/** The clock of limits and tokens stands still. */
const standStill = (milliseconds = Date.now()) => void jest.spyOn(Date, 'now').mockReturnValue(milliseconds);

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the limit of an organisation', () => {
  const policy = expect.stringMatching(/^"pdfs"; q=3; w=60; pk=:[A-Za-z0-9+/]{16}:$/);

  it('is told with every answer, and beyond it the answer is 429 with the time to wait', async () => {
    standStill();
    const { app, passed } = limited({});
    expect(quota(await ask(app, '/pdf'))).toEqual([200, '"pdfs"; r=2; t=60', policy, undefined]);
    expect(quota(await ask(app, '/pdf'))).toEqual([200, '"pdfs"; r=1; t=60', policy, undefined]);
    expect(quota(await ask(app, '/pdf'))).toEqual([200, '"pdfs"; r=0; t=60', policy, undefined]);
    const refused = await ask(app, '/pdf');
    expect(quota(refused)).toEqual([429, '"pdfs"; r=0; t=60', policy, '60']);
    expect(refused.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(json(refused)).toEqual({
      code: 'rate_limited',
      message: 'Too many requests; try again later.',
      request_id: refused.headers['x-request-id'],
    });
    expect(passed).toHaveLength(3);
  });

  it('ends with its window: the time to wait becomes shorter, then there is none', async () => {
    const start = Date.now();
    standStill(start);
    const { app } = limited({ limit: 1 });
    await ask(app, '/pdf').expect(200);
    standStill(start + 58_500);
    expect(quota(await ask(app, '/pdf'))).toEqual([429, '"pdfs"; r=0; t=2', expect.any(String), '2']);
    standStill(start + WINDOW - 1);
    expect(quota(await ask(app, '/pdf'))).toEqual([429, '"pdfs"; r=0; t=1', expect.any(String), '1']);
    standStill(start + WINDOW);
    expect(quota(await ask(app, '/pdf'))).toEqual([200, '"pdfs"; r=0; t=60', expect.any(String), undefined]);
  });

  it('is its own: another organisation is not held up, another user or address of the same is', async () => {
    const { app } = limited({ limit: 1 });
    const status = async (claims: Record<string, unknown>, address = '192.0.2.1') =>
      (await ask(app, '/pdf', bearer(claims)).set('X-Forwarded-For', address)).status;
    app.set('trust proxy', ['127.0.0.1/32']);
    expect(await status({})).toBe(200);
    expect(await status({ organisation_id: ORGANISATION_B })).toBe(200);
    expect(await status({ sub: 'another user', jti: 'another token' })).toBe(429);
    expect(await status({ organisation_id: ORGANISATION_A.toUpperCase() })).toBe(429);
    expect(await status({}, '192.0.2.7')).toBe(429);
    expect(await status({ organisation_id: ORGANISATION_B })).toBe(429);
  });

  it('is one for all routes behind it', async () => {
    const { app } = limited({ limit: 1 });
    expect((await ask(app, '/pdf')).status).toBe(200);
    expect((await ask(app, '/pdf-of-another-dialect')).status).toBe(429);
  });

  it.each([
    ['invalid_id', 400],
    ['not_found', 404],
  ])('counts a request that ends with %s, and its answer has the headers', async (fault, status) => {
    standStill();
    const { app } = limited({});
    expect(quota(await ask(app, `/pdf?fault=${fault}`))).toEqual([status, '"pdfs"; r=2; t=60', policy, undefined]);
    expect(quota(await ask(app, '/pdf'))).toEqual([200, '"pdfs"; r=1; t=60', policy, undefined]);
  });

  it('does not count who has no token, and tells such callers nothing', async () => {
    const { app } = limited({ limit: 1 });
    for (const authorization of [null, 'Bearer abc', bearer({ exp: 1 })])
      expect(quota(await ask(app, '/pdf', authorization))).toEqual([401, undefined, undefined, undefined]);
    await ask(app, '/pdf').expect(200);
  });

  it('lets exactly so many pass of those that come at once', async () => {
    const { app } = limited({ limit: 5 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(app, '/pdf')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('lets exactly so many pass of those that come in one piece, each with a count of its own', async () => {
    const { app } = limited({ limit: 5 });
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const request = `GET /pdf HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer()}\r\n`;
      const text = await exchange(port, `${request}\r\n`.repeat(7) + `${request}Connection: close\r\n\r\n`);
      const answers = [...text.matchAll(/HTTP\/1\.1 (\d+)[\s\S]*?RateLimit: "pdfs"; r=(\d)/g)];
      expect(answers.map(([, status, remaining]) => `${status} ${remaining}`)).toEqual([
        '200 4',
        '200 3',
        '200 2',
        '200 1',
        '200 0',
        '429 0',
        '429 0',
        '429 0',
      ]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('keeps the id of the organisation out of the headers', async () => {
    const { app } = limited({});
    const { headers } = await ask(app, '/pdf');
    const text = JSON.stringify(headers).toLowerCase();
    const encoded = Buffer.from(ORGANISATION_A).toString('base64').toLowerCase();
    for (const id of [ORGANISATION_A, ORGANISATION_A.replaceAll('-', ''), ORGANISATION_A.slice(0, 8), encoded.slice(0, 12)])
      expect(text).not.toContain(id);
    expect(Object.keys(headers).filter((name) => /limit/.test(name))).toEqual(['ratelimit', 'ratelimit-policy']);
  });

  it('of 0 is none: everything passes, and no header speaks of a limit', async () => {
    const { app, passed } = limited({ limit: 0, ...shared(() => Promise.reject(new Error('nobody counts'))) });
    for (let count = 0; count < 10; count += 1)
      expect(quota(await ask(app, '/pdf'))).toEqual([200, undefined, undefined, undefined]);
    expect(passed).toHaveLength(10);
  });

  it('without authenticate is a fault of ours, and lets nobody pass', async () => {
    expect(json(await ask(limited({}).app, '/nobody').expect(500))).toMatchObject({ code: 'internal_error' });
  });

  it('is a step of the request in its log line', async () => {
    const { app, steps } = limited({});
    await ask(app, '/pdf').expect(200);
    expect(steps).toEqual([['authenticate', 'limit']]);
  });

  it('leaves no timer behind that would keep the process alive', () => {
    const started = jest.spyOn(globalThis, 'setInterval');
    limited({});
    limited({ limit: 0 });
    limited(shared(() => Promise.resolve({ hits: 1, resetsAt: new Date() })));
    const timers = started.mock.results.map(({ value }) => value as NodeJS.Timeout);
    expect(timers.map((timer) => timer.hasRef())).toEqual([false]);
  });

  it('writes nothing to the console, whatever a request says of addresses and proxies', async () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => jest.spyOn(console, name));
    const store = new SharedStore(() => Promise.resolve({ hits: 1, resetsAt: new Date(Date.now() + 1000) }));
    for (const { app } of [limited({}), limited({ store }), limited({ store }), limited({ limit: 0 })]) {
      for (const proxies of [false, true, ['127.0.0.1/32']]) {
        app.set('trust proxy', proxies);
        await ask(app, '/pdf').set({ 'X-Forwarded-For': '2001:db8::7, garbage', Forwarded: 'for="[2001:db8::7]:80"' });
      }
    }
    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });
});

describe('a count that all replicas share', () => {
  it('is what the limit goes by, for each organisation', async () => {
    standStill();
    const hits: Record<string, number> = {};
    const countRequest: CountRequest = (organisation) => {
      hits[organisation] = (hits[organisation] ?? 0) + 1;
      return Promise.resolve({ hits: hits[organisation], resetsAt: new Date(Date.now() + 42_001) });
    };
    const [one, other] = [limited({ limit: 2, ...shared(countRequest) }), limited({ limit: 2, ...shared(countRequest) })];
    const policy = expect.stringMatching(/^"pdfs"; q=2; w=60; pk=:.{16}:$/);
    expect(quota(await ask(one.app, '/pdf'))).toEqual([200, '"pdfs"; r=1; t=43', policy, undefined]);
    expect(quota(await ask(other.app, '/pdf'))).toEqual([200, '"pdfs"; r=0; t=43', policy, undefined]);
    expect(quota(await ask(one.app, '/pdf'))).toEqual([429, '"pdfs"; r=0; t=43', policy, '43']);
    await ask(other.app, '/pdf', bearer({ organisation_id: ORGANISATION_B })).expect(200);
    expect(hits).toEqual({ [ORGANISATION_A]: 3, [ORGANISATION_B]: 1 });
  });

  it.each([
    ['an hour ahead', 3_600_000, '60'],
    ['an hour behind', -3_600_000, '1'],
  ])('by a clock that is %s: the time to wait stays in the window', async (_, ahead, seconds) => {
    standStill();
    const { app } = limited(shared(() => Promise.resolve({ hits: 4, resetsAt: new Date(Date.now() + ahead) })));
    expect((await ask(app, '/pdf').expect(429)).headers['retry-after']).toBe(seconds);
  });

  const down = new DatabaseUnavailableError('Counting', new Error('connect ECONNREFUSED 10.0.0.7:5432'));

  it.each([
    ['rejects', () => Promise.reject(down)],
    [
      'throws',
      () => {
        throw down;
      },
    ],
  ] satisfies [string, CountRequest][])('that %s: 503, nobody passes', async (_, countRequest) => {
    const { app, passed } = limited(shared(countRequest));
    for (let count = 0; count < 5; count += 1) {
      const response = await ask(app, '/pdf').expect(503);
      expect(json(response)).toMatchObject({ code: 'database_unavailable' });
      expect(response.headers['retry-after']).toMatch(/^[123]$/);
      expect((response.body as Buffer).toString()).not.toContain('ECONNREFUSED');
    }
    expect(passed).toEqual([]);
  });

  it.each([Number.NaN, 0, -1, 1.5, Infinity, '1', null, undefined])(
    'that is %p is a fault of ours: nobody passes',
    async (hits) => {
      const resetsAt = new Date(Date.now() + 1000);
      const { app, passed } = limited(shared(() => Promise.resolve({ hits: hits as number, resetsAt })));
      expect(json(await ask(app, '/pdf').expect(500))).toMatchObject({ code: 'internal_error' });
      expect(passed).toEqual([]);
    },
  );

  it.each([
    ['never comes', undefined],
    ['comes late', () => ({ hits: 9, resetsAt: new Date(Date.now() + 1000) })],
    [
      'fails late',
      () => {
        throw down;
      },
    ],
  ])('that %s: 504 when the deadline of the request passes, and nothing is left to crash on', async (_, late) => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', note);
    try {
      let settle = () => {};
      const counted = new Promise<void>((resolve) => (settle = resolve)).then(() => late?.() ?? Promise.reject(down));
      const { app, passed } = limited(
        shared(() => counted),
        50,
      );
      expect(json(await ask(app, '/pdf').expect(504))).toMatchObject({ code: 'render_timeout' });
      if (late) settle();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(passed).toEqual([]);
      expect(rejections).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
