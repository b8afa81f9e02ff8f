import type { Express } from 'express';
import type { BatchesApi } from '../batches/batches.js';
import { findKeysIn } from '../http/authenticate/keys.js';
import { KnownCallers } from '../http/authenticate/known-callers.js';
import { tokenVerifier, type VerifyToken } from '../http/authenticate/verify-token.js';
import type { Log } from '../http/log.js';
import { PDF_OPERATIONS } from '../http/openapi/api.js';
import type { RateLimitOptions } from '../http/rate-limit/rate-limit.js';
import { SharedStore } from '../http/rate-limit/shared-store.js';
import { type AppOptions, createApp } from '../http/server/create-app.js';
import { allowOrigins } from '../http/server/cross-origin.js';
import { earlyRefusals, type RefuseEarly } from '../http/server/refuse-early.js';
import type { HealthChecks } from '../http/service/readiness.js';
import type { Observer } from '../observe/observer.js';
import { countRequest } from '../records/count-request.js';
import { findLedgerInvoice, listLedgerInvoices } from '../records/ledger/ledger.js';
import type { Database } from '../records/open-database.js';
import { type Settings, tokenSettings } from '../settings/read-settings.js';
import { openExample } from '../side-by-side/example.js';
import type { Templates } from '../templates/index.js';
import { openInvoiceStore } from './invoice-store.js';
import type { openPdfStories } from './pdf-stories.js';
import type { Slots } from './work-limits.js';

/** The parts that answer callers. */
interface Parts {
  settings: Settings;
  version: string;
  templates: Templates;
  database: Database;
  stories: Omit<ReturnType<typeof openPdfStories>, 'bulkPdfs'>;
  batches: BatchesApi;
  slots: Slots;
  health: HealthChecks;
  observer: Observer;
  log: Log;
}

/** The app with all routes, and what refuses requests before it. @throws SettingError */
export function openHttpApp(parts: Parts): { app: Express; refuse: RefuseEarly } {
  const { settings, version, templates, database, stories, batches, slots, health, observer, log } = parts;
  const requiredScopes = new Set(settings.JWT_REQUIRED_SCOPES);
  const known = new KnownCallers();
  const allowOrigin = allowOrigins(settings.CORS_ALLOWED_ORIGINS ?? []);
  const app = createApp({
    ...stories,
    batches,
    allowOrigin,
    store: openInvoiceStore(settings, database, slots),
    ledger: {
      find: (organisationId, reference, lines) => findLedgerInvoice(database.prisma, organisationId, reference, lines),
      list: (query) => listLedgerInvoices(database.prisma, query),
    },
    verifyToken: tokensOf(settings),
    known,
    requiredScopes,
    rateLimit: rateLimitOf(settings, database),
    health,
    log,
    observe: observer.onRequest,
    metrics: observer.metricsRoute,
    ...described(version, templates, settings),
    trustedProxies: settings.TRUSTED_PROXIES ?? [],
    publicBaseUrl: settings.PUBLIC_BASE_URL,
    requestTimeoutMs: settings.REQUEST_TIMEOUT_MS,
    now: () => new Date(),
  });
  const refuse = earlyRefusals(app, {
    operations: PDF_OPERATIONS,
    refusalNow: slots.refusalNow,
    known,
    requiredScopes,
    allowOrigin,
    log,
    observe: observer.onRequest,
  });
  return { app, refuse };
}

/** What `/docs` tells besides the routes: the version, and a sample invoice in the usual template. */
function described(version: string, templates: Templates, { TEMPLATE }: Settings): Pick<AppOptions, 'version' | 'example'> {
  const usual = templates.get(TEMPLATE);
  return { version, example: usual ? openExample(usual) : null };
}

function tokensOf(settings: Settings): VerifyToken {
  const { issuer, audience, keys } = tokenSettings(settings);
  const rules = {
    issuer,
    audience,
    organisationClaim: settings.JWT_ORGANISATION_CLAIM,
    clockToleranceSeconds: settings.JWT_CLOCK_TOLERANCE_S,
    type: settings.JWT_TYPE,
  };
  return tokenVerifier(rules, findKeysIn(keys), () => Date.now() / 1000);
}

function rateLimitOf({ RATE_LIMIT_PER_MINUTE, RATE_LIMIT_STORE }: Settings, { prisma }: Database): RateLimitOptions {
  const limits = { limit: RATE_LIMIT_PER_MINUTE, windowMs: 60_000 };
  if (RATE_LIMIT_STORE === 'memory') return limits;
  return {
    ...limits,
    store: new SharedStore((organisationId) => countRequest(prisma, { organisationId, windowMs: limits.windowMs })),
  };
}
