import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { type Gates, mountOperation } from '../operations/mount-operation.js';
import { only } from '../answers/only-methods.js';
import { contextOf } from '../request/request-context.js';
import { getDescription, getDocs } from '../operations/service-operations.js';
import { describeApi, type ServiceFacts } from './api.js';
import { EXAMPLE_PROFILES, type EInvoiceExample } from '../../side-by-side/example.js';
import { CONTENT_SECURITY_POLICY, docsPage, PACKAGE_FILES, SCRIPT, STYLE } from './docs-page.js';
import { E_INVOICE_SCRIPT, E_INVOICE_STYLE } from './e-invoice/assets.js';
import { eInvoicePage, pageName, SAMPLE_POLICY, samplePage } from './e-invoice/page.js';

interface DescribedService extends ServiceFacts {
  baseUrlOf: (request: Request) => string;
  /** A sample invoice beside its XML; null: the page has none. */
  example: EInvoiceExample | null;
}

/** `GET /openapi.json` and `GET /docs`, without a token: they contain no data of any organisation. */
export function descriptionRoutes(gates: Gates, { baseUrlOf, example, ...facts }: DescribedService): Router {
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
    harden(response)
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(docsPage(example !== null));
  });

  // The files of the page. If its own address ended with a slash, its relative addresses would be wrong.
  asset('/docs/', (response) => response.redirect(302, '../docs'));
  asset('/docs/page.js', (response) => response.type('js').send(SCRIPT));
  asset('/docs/page.css', (response) => response.type('css').send(STYLE));
  for (const file of PACKAGE_FILES) asset(`/docs/${file}`, (response) => response.sendFile(file, { root: packageFolder }));
  if (example) mountExample(example);
  return router;

  function mountExample({ title, page, eInvoice }: EInvoiceExample): void {
    asset('/docs/e-invoice.js', (response) => response.type('js').send(E_INVOICE_SCRIPT));
    asset('/docs/e-invoice.css', (response) => response.type('css').send(E_INVOICE_STYLE));
    asset('/docs/e-invoice-page', (response) =>
      response.set('Content-Security-Policy', SAMPLE_POLICY).type('html').send(samplePage(page())),
    );
    for (const { id } of EXAMPLE_PROFILES) {
      asset(`/docs/${pageName(id)}`, async (response) => response.type('html').send(eInvoicePage(title, id, await eInvoice(id))));
    }
  }

  function asset(path: string, send: (response: Response) => unknown): void {
    const name: RequestHandler = (_request, response, next) => {
      contextOf(response).route = '/docs/{file}';
      next();
    };
    const handler: RequestHandler = async (_request, response) => {
      await send(harden(response).set('Cache-Control', 'no-cache'));
    };
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
