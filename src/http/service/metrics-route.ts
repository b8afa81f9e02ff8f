import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { bearerToken } from '../authenticate/authenticate.js';
import { TokenError } from '../authenticate/token-error.js';
import { unauthorized } from '../answers/http-error.js';
import type { Log } from '../log.js';
import { only } from '../answers/only-methods.js';
import { contextOf } from '../request/request-context.js';

/** The metrics as Prometheus reads them. */
export interface MetricsPage {
  contentType: string;
  text: () => Promise<string>;
}

/** Metrics on the port of the API. */
export interface MetricsRoute {
  page: MetricsPage;
  /** The bearer token that is needed to read them. */
  token: string;
}

/** `GET /metrics`, with one static token. It is not an operation of the API: it exists only if its setting is given, and tokens of callers do not open it. */
export function metricsRoute({ page, token }: MetricsRoute, log: Log): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const expected = digest(token);
  router.all('/metrics', only('GET', 'HEAD'), async (request, response) => {
    try {
      if (!timingSafeEqual(digest(bearerToken(request)), expected)) throw new TokenError('not the token of the metrics');
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      const { requestId, ipAddress } = contextOf(response).origin;
      log('info', 'refused', {
        status: 401,
        code: 'unauthorized',
        reason: error.message,
        request_id: requestId,
        ip_address: ipAddress,
      });
      throw unauthorized('Bearer', error);
    }
    response.set({ 'Content-Type': page.contentType, 'Cache-Control': 'no-store' }).end(await page.text());
  });
  return router;
}

/** Hashes have one length, so that every comparison takes the same time. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
