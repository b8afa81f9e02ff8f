import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { type Gates, mountOperation } from '../operations/mount-operation.js';
import { only } from '../answers/only-methods.js';
import { contextOf } from '../request/request-context.js';
import { getDescription, getDocs } from '../operations/service-operations.js';
import { describeApi, type ServiceFacts } from './api.js';
import { CONTENT_SECURITY_POLICY, PACKAGE_FILES, PAGE, SCRIPT, STYLE } from './docs-page.js';

interface DescribedService extends ServiceFacts {
  baseUrlOf: (request: Request) => string;
}

/** `GET /openapi.json` and `GET /docs`, without a token: they contain no data of any organisation. */
export function descriptionRoutes(gates: Gates, { baseUrlOf, ...facts }: DescribedService): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const { openapi, info, ...rest } = describeApi(facts);
  const packageFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

  mountOperation(router, gates, getDescription, (_input, request, response) => {
    const servers = [{ url: baseUrlOf(request) }];
    harden(response)
      .set('Cache-Control', 'no-cache')
      .json({ openapi, info, servers, ...rest });
  });
  mountOperation(router, gates, getDocs, (_input, _request, response) => {
    harden(response).set('Cache-Control', 'no-cache').type('html').send(PAGE);
  });

  // The files of the page. If its own address ended with a slash, its relative addresses would be wrong.
  asset('/docs/', (response) => response.redirect(302, '../docs'));
  asset('/docs/page.js', (response) => response.type('js').send(SCRIPT));
  asset('/docs/page.css', (response) => response.type('css').send(STYLE));
  for (const file of PACKAGE_FILES) asset(`/docs/${file}`, (response) => response.sendFile(file, { root: packageFolder }));
  return router;

  function asset(path: string, send: (response: Response) => void): void {
    const name: RequestHandler = (_request, response, next) => {
      contextOf(response).route = '/docs/{file}';
      next();
    };
    const handler: RequestHandler = (_request, response) => send(harden(response).set('Cache-Control', 'no-cache'));
    router.all(path, name, only('GET', 'HEAD'), handler);
  }
}

function harden(response: Response): Response {
  return response.set({
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
}
