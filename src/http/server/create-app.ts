import { parse } from 'node:querystring';
import express, { type Express } from 'express';
import type { DocumentPdfs } from '../../pdf/document/print-document-pdf.js';
import type { PostedPdfs } from '../../pdf/posted/print-posted-pdf.js';
import type { InvoicePdfs } from '../../pdf/invoice/download-invoice-pdf.js';
import type { Ledger } from '../../invoices/ledger/ledger.js';
import type { VerifyToken } from '../authenticate/verify-token.js';
import { baseUrlOf } from '../request/base-url.js';
import { exsitedRoutes } from '../dialects/exsited/routes.js';
import { metronomeRoutes } from '../dialects/metronome/routes.js';
import { speybooksRoutes } from '../dialects/speybooks/routes.js';
import { invoiceRoutes } from '../dialects/own/invoice-routes.js';
import type { Batches } from '../../batches/batches.js';
import { batchRoutes } from '../dialects/own/batches/routes.js';
import type { InvoiceStore } from '../dialects/own/invoice-store.js';
import { xmlRoutes } from '../dialects/own/xml-routes.js';
import type { XmlEffects } from '../../pdf/xml/effects.js';
import { documentRoutes } from '../dialects/own/routes.js';
import { type AllowOrigin, crossOrigin } from './cross-origin.js';
import { handleError, notFound } from './error-handler.js';
import type { ObserveRequest } from './finished-request.js';
import { gatesOf, type GateOptions } from '../operations/gates.js';
import { healthRoutes } from '../service/health.js';
import type { Log } from '../log.js';
import { logRequests } from './log-requests.js';
import { type MetricsRoute, metricsRoute } from '../service/metrics-route.js';
import { descriptionRoutes } from '../openapi/routes.js';
import { type HealthChecks, watchReadiness } from '../service/readiness.js';
import type { EInvoiceExample } from '../../side-by-side/example.js';
import { openContext } from '../request/request-context.js';

export interface AppOptions extends GateOptions {
  invoicePdfs: InvoicePdfs;
  documentPdfs: DocumentPdfs;
  postedPdfs: PostedPdfs;
  xmlEffects: XmlEffects;
  batches: Batches;
  /** Event streams of batches in this process. The default is 100. */
  mostEventStreams?: number;
  store: InvoiceStore;
  ledger: Ledger;
  verifyToken: VerifyToken;
  health: HealthChecks;
  log: Log;
  /** Called for each finished request, except health and metrics. */
  observe?: ObserveRequest;
  /** Absent: `/metrics` does not exist. */
  metrics?: MetricsRoute;
  /** Which pages may read the answers. */
  allowOrigin: AllowOrigin;
  /** Of this package; shown in the description of the API. */
  version: string;
  /** Addresses and networks whose forwarded headers we trust. */
  trustedProxies: string[];
  /** A sample invoice for `/docs`; absent: it shows none. */
  example?: EInvoiceExample | null;
  /** The public address of the service; null: take it from each request. */
  publicBaseUrl: URL | null;
  requestTimeoutMs: number;
  /** The clock. */
  now: () => Date;
}

/** The steps of a request, top to bottom. */
export function createApp(options: AppOptions): Express {
  const {
    invoicePdfs,
    documentPdfs,
    postedPdfs,
    xmlEffects,
    store,
    ledger,
    health,
    log,
    version,
    trustedProxies,
    publicBaseUrl,
    requestTimeoutMs,
  } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // No answer may be a 304: without this, Express answers `If-None-Match: *` with 304 in every case.
  Object.defineProperty(app.request, 'fresh', { value: false });
  app.enable('strict routing');
  app.enable('case sensitive routing');
  // Node's own parser ignores everything after the thousandth parameter. The size of the headers already limits their number.
  app.set('query parser', (query: string) => parse(query, '&', '=', { maxKeys: 0 }));
  app.set('trust proxy', trustedProxies);
  const gates = gatesOf(options);
  const baseUrl = (request: express.Request) => baseUrlOf(request, publicBaseUrl);

  app.use(openContext(requestTimeoutMs));
  app.use(healthRoutes(gates, health, watchReadiness(health, log)));
  if (options.metrics) app.use(metricsRoute(options.metrics, log));
  app.use(logRequests(log, options.observe));
  app.use(crossOrigin(options.allowOrigin));
  app.use(
    descriptionRoutes(gates, {
      version,
      templates: documentPdfs.templates,
      store,
      baseUrlOf: baseUrl,
      example: options.example ?? null,
    }),
  );
  app.use(metronomeRoutes(gates, invoicePdfs));
  app.use(speybooksRoutes(gates, invoicePdfs));
  app.use(exsitedRoutes(gates, invoicePdfs, { ledger, baseUrlOf: baseUrl, now: options.now }));
  app.use(xmlRoutes(gates, { invoicePdfs, postedPdfs, xmlEffects }));
  app.use(invoiceRoutes(gates, store, postedPdfs));
  const { batches, mostEventStreams = 100, now } = options;
  app.use(batchRoutes(gates, { batches, mostEventStreams, baseUrlOf: baseUrl, now }));
  app.use(documentRoutes(gates, documentPdfs, baseUrl));
  app.use(notFound);
  app.use(handleError);
  return app;
}
