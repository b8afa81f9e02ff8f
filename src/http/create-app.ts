import express, { type Express } from 'express';
import type { Press } from '../invoice-pdf/download-invoice-pdf.js';
import { authenticate } from './authenticate/authenticate.js';
import type { VerifyToken } from './authenticate/verify-token.js';
import { speybooksRoutes } from './dialects/speybooks/routes.js';
import { handleError, notFound } from './error-handler.js';
import { type HealthChecks, healthRoutes } from './health.js';
import { type Log, logRequests } from './log-requests.js';
import { openContext } from './request-context.js';

export interface AppOptions {
  press: Press;
  verifyToken: VerifyToken;
  health: HealthChecks;
  log: Log;
  /** Addresses and networks whose forwarded headers are believed. */
  trustedProxies: string[];
  requestTimeoutMs: number;
}

/** The path of a request, top to bottom. */
export function createApp(options: AppOptions): Express {
  const { press, verifyToken, health, log, trustedProxies, requestTimeoutMs } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');
  app.enable('case sensitive routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', trustedProxies);

  app.use(openContext(requestTimeoutMs));
  app.use(healthRoutes(health));
  app.use(logRequests(log));
  app.use(speybooksRoutes({ press, authenticate: authenticate(verifyToken) }));
  app.use(notFound);
  app.use(handleError);
  return app;
}
