import express, { type Express } from 'express';
import type { Log } from '../log.js';
import { gatesOf } from '../operations/gates.js';
import { openContext } from '../request/request-context.js';
import { healthRoutes } from '../service/health.js';
import { type MetricsRoute, metricsRoute } from '../service/metrics-route.js';
import { type HealthChecks, watchReadiness } from '../service/readiness.js';
import { handleError, notFound } from './error-handler.js';

export interface WorkerAppOptions {
  health: HealthChecks;
  log: Log;
  /** Absent: `/metrics` does not exist. */
  metrics: MetricsRoute | undefined;
  requestTimeoutMs: number;
}

/** What a worker answers: its health and its metrics, and nothing of any organisation. It needs no tokens. */
export function createWorkerApp({ health, log, metrics, requestTimeoutMs }: WorkerAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');
  app.enable('case sensitive routing');
  app.use(openContext(requestTimeoutMs));
  app.use(healthRoutes(PUBLIC_GATES, health, watchReadiness(health, log)));
  if (metrics) app.use(metricsRoute(metrics, log));
  app.use(notFound);
  app.use(handleError);
  return app;
}

/** Nobody has a token here, so only public routes can be mounted. */
const PUBLIC_GATES = gatesOf({
  verifyToken: () => Promise.reject(new Error('a worker takes no tokens')),
  requiredScopes: new Set(),
  rateLimit: { limit: 0, windowMs: 60_000 },
});
