import { Router } from 'express';
import { type Gates, mountOperation } from './mount-operation.js';
import { getHealth, getReadiness } from './service-operations.js';

/** What readiness is made of. Each check answers quickly, or rejects. */
export interface HealthChecks {
  database: () => Promise<void>;
  chromium: () => boolean;
  /** The service was told to stop. */
  stopping: () => boolean;
}

export interface Readiness {
  ready: boolean;
  database: 'ok' | 'failing';
  chromium: 'ok' | 'failing';
}

/** How long an answer is used again, and how long the database may take for one look, in milliseconds. */
const CACHE_MS = 1000;
const DATABASE_MS = 400;

/** `GET /healthz`: the process answers. `GET /readyz`: a browser is usable, the database answers, and nobody asked the service to stop. */
export function healthRoutes(gates: Gates, checks: HealthChecks): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const readiness = cachedReadiness(checks);
  mountOperation(router, gates, getHealth, (_input, _request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  mountOperation(router, gates, getReadiness, async (_input, _request, response) => {
    const { ready, ...parts } = await readiness();
    const isReady = ready && !checks.stopping();
    const status = checks.stopping() ? 'stopping' : ready ? 'ready' : 'not ready';
    response
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status, checks: parts });
  });
  return router;
}

/** One probe at a time, its answer kept for a moment: a health check must not be a load. */
function cachedReadiness(checks: HealthChecks): () => Promise<Readiness> {
  let last: { at: number; answer: Promise<Readiness> } | undefined;
  return () => {
    const now = performance.now();
    if (!last || now - last.at > CACHE_MS) last = { at: now, answer: probe(checks) };
    return last.answer;
  };
}

/** One failure is an accident: only two in a row count. */
async function probe(checks: HealthChecks): Promise<Readiness> {
  const first = await look(checks);
  return first.ready ? first : look(checks);
}

async function look({ database, chromium }: HealthChecks): Promise<Readiness> {
  const answers = await Promise.race([
    database().then(
      () => true,
      () => false,
    ),
    new Promise<false>((resolve) => setTimeout(resolve, DATABASE_MS, false).unref()),
  ]);
  const prints = chromium();
  return { ready: answers && prints, database: answers ? 'ok' : 'failing', chromium: prints ? 'ok' : 'failing' };
}
