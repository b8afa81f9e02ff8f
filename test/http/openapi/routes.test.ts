import { describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import { PACKAGE_FILES } from '../../../src/http/openapi/docs-page.js';
import supertest from 'supertest';
import { ask, json } from '../../harness/service/ask.js';
import { fakeService } from '../../harness/service/fake-service.js';
import { DescribedApi, fetchDescription } from './described-api.js';
import { addressOf, goodOptions } from './stagings.js';

const description = await fetchDescription(fakeService());
const api = new DescribedApi(description);

/** What Express keeps of a route or a middleware: a route has its path, a router what is in it. */
interface Layer {
  rawPath: unknown;
  route?: { path: unknown };
  handle: { stack?: Layer[] };
}

/** The paths of all routes of an app, and of whatever else does not stand at its root. */
function mountedPaths(app: Express): unknown[] {
  const pathsOf = (layers: Layer[]): unknown[] =>
    layers.flatMap(({ rawPath, route, handle }) => [
      ...(route ? [route.path] : rawPath === '/' ? [] : [rawPath]),
      ...pathsOf(handle.stack ?? []),
    ]);
  return pathsOf((app as unknown as { router: { stack: Layer[] } }).router.stack);
}

/** What the page of the description loads; it is no part of the API. */
const ASSETS = ['/docs/', '/docs/page.js', '/docs/page.css', ...PACKAGE_FILES.map((file) => `/docs/${file}`)];

const described = api.operations.map((operation) => [operation.path, operation] as const);

const asDescribed = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}');

describe('the routes and the description', () => {
  it('are the same: every route is described, and every description is served', () => {
    const mounted = mountedPaths(fakeService().app).map((path) => asDescribed(String(path)));
    expect(mounted.toSorted()).toEqual([...Object.keys(description.paths), ...ASSETS].toSorted());
  });

  it('differ by the metrics alone, where they are set: those are for operators', () => {
    const page = { contentType: 'text/plain', text: () => Promise.resolve('') };
    const plain = mountedPaths(fakeService().app);
    const measured = mountedPaths(fakeService({ metrics: { page, token: 'm'.repeat(32) } }).app);
    expect(measured.filter((path) => !plain.includes(path))).toEqual(['/metrics']);
  });

  it('would differ, were a route mounted beside them', () => {
    const { app } = fakeService();
    const before = mountedPaths(app).length;
    app.get('/secret', (_request, response) => void response.end());
    app.use('/files', (_request, response) => void response.end());
    app.all(/^\/x/, (_request, response) => void response.end());
    expect(mountedPaths(app).slice(before)).toEqual(['/secret', '/files', /^\/x/]);
  });

  it.each(described)('%s: without a token it is there, and answers only who may know', async (_, operation) => {
    const { app, calls } = fakeService(goodOptions(api));
    const { status } = await supertest(app)[operation.method === 'POST' ? 'post' : 'get'](addressOf(operation));
    expect(status).toBe(operation.security?.length === 0 ? 200 : 401);
    expect(calls.order).toEqual([]);
  });

  it.each(described)('%s: and nothing is beside it', async (path, operation) => {
    const { app } = fakeService();
    const address = addressOf(operation).replace(/\?.*/, '');
    const others = [
      `${address}x`,
      `${address}/x`,
      `/${address}`,
      address.toUpperCase(),
      ...(path === '/docs' ? [] : [`${address}/`]),
    ];
    // An invoice or a batch has its id in this place, and nothing else is one.
    const isId = (other: string) => /^\/api\/v1\/(?:invoices|batches)\/[^/]+$/.test(other);
    for (const other of others) {
      const { code } = json(await ask(app, other).expect(isId(other) ? 400 : 404));
      expect([other, code]).toEqual([other, isId(other) ? 'invalid_id' : 'not_found']);
    }
  });
});
