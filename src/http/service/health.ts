import { Router } from 'express';
import { type Gates, mountOperation } from '../operations/mount-operation.js';
import type { HealthChecks, Readiness } from './readiness.js';
import { getHealth, getReadiness } from '../operations/service-operations.js';

export type { HealthChecks };

/** `GET /healthz`: the process answers. `GET /readyz`: a browser and the database are usable, and the service was not told to stop. */
export function healthRoutes(
  gates: Gates,
  { stopping }: Pick<HealthChecks, 'stopping'>,
  readiness: () => Promise<Readiness>,
): Router {
  const router = Router({ strict: true, caseSensitive: true });
  mountOperation(router, gates, getHealth, (_input, _request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  mountOperation(router, gates, getReadiness, async (_input, _request, response) => {
    const { ready, reasons, ...checks } = await readiness();
    const isReady = ready && !stopping();
    const status = stopping() ? 'stopping' : ready ? 'ready' : 'not ready';
    response
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status, checks, ...(reasons.length > 0 && { reasons: [...reasons] }) });
  });
  return router;
}
