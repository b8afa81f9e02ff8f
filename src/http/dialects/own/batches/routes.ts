import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { BatchesApi } from '../../../../batches/batches.js';
import { type Batch, isEnded } from '../../../../invoices/batches/batch.js';
import { auditContext, type AuthenticatedRequest } from '../../../../pdf/running-request.js';
import { HttpError } from '../../../answers/http-error.js';
import { sendJson } from '../../../answers/send-json.js';
import { authenticatedRequest } from '../../../authenticate/authenticate.js';
import { type Gates, mountOperation } from '../../../operations/mount-operation.js';
import { operationPath } from '../../../operations/operation.js';
import { checkBodyHeaders, readBody } from '../../../request/read-body.js';
import { batchAnswerOf } from './batch-answer.js';
import { readBatchBody } from './batch-body.js';
import * as operations from './operations.js';
import { refusalOfBatch } from './refusal-of-batch.js';
import { sendEvents } from './send-events.js';
import { sendResult } from './send-result.js';

/** Time to create a batch in addition to that of every request, in milliseconds: 100,000 items take some seconds. */
const CREATE_MS = 60_000;

/** The longest wait for a result, in seconds. */
const LONGEST_WAIT_S = 60;

/** How often a waiting request looks, in milliseconds. */
const LOOK_MS = 250;

export interface BatchRoutesOptions {
  batches: BatchesApi;
  baseUrlOf: (request: Request) => string;
  now: () => Date;
}

/** Batches of stored invoices. */
export function batchRoutes(gates: Gates, { batches, baseUrlOf, now }: BatchRoutesOptions): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const addressOf = (request: Request, operation: { path: string }, id: string) =>
    baseUrlOf(request) + operationPath(operation, { id });
  const show = (request: Request, batch: Batch) =>
    batchAnswerOf(batch, now(), addressOf(request, operations.getBatchResult, batch.id));

  mountOperation(router, gates, operations.createBatch, async (_input, request, response) => {
    const running = authenticatedRequest(response);
    const waitSeconds = waitOf(request);
    running.allowMore(CREATE_MS + waitSeconds * 1000);
    const id = await create(batches, running, request, response).catch((error: unknown) => {
      throw refusalOfBatch(error);
    });
    const batch = await waitFor(batches, running, id, waitSeconds);
    if (waitSeconds > 0) response.set('Preference-Applied', `wait=${waitSeconds}`);
    if (waitSeconds > 0 && batch.result) {
      response
        .status(303)
        .set({ Location: addressOf(request, operations.getBatchResult, id), 'Cache-Control': 'private, no-store' });
      response.end();
      return;
    }
    response.set('Location', addressOf(request, operations.getBatch, id));
    sendJson(response, show(request, batch), 202);
  });

  mountOperation(router, gates, operations.getBatch, async ({ params }, request, response) => {
    const running = authenticatedRequest(response);
    const batch = await running.step('find', () => batches.find(running.caller.organisationId, params.id));
    sendJson(response, show(request, batch));
  });

  mountOperation(router, gates, operations.watchBatch, async ({ params }, request, response) => {
    const { organisationId } = authenticatedRequest(response).caller;
    await sendEvents(response, {
      find: () => batches.find(organisationId, params.id),
      show: (batch) => show(request, batch),
      stopping: batches.stopping,
    });
  });

  mountOperation(router, gates, operations.getBatchResult, async ({ params }, request, response) => {
    await sendResult(batches, authenticatedRequest(response), params.id, request, response).catch((error: unknown) => {
      throw refusalOfBatch(error);
    });
  });

  for (const [operation, change, status] of [
    [operations.cancelBatch, batches.cancel, 200],
    [operations.retryBatch, batches.retry, 202],
  ] as const) {
    mountOperation(router, gates, operation, async ({ params }, request, response) => {
      const running = authenticatedRequest(response);
      const { organisationId } = running.caller;
      await running
        .step('change', () => change.call(batches, auditContext(running), params.id))
        .catch((error: unknown) => {
          throw refusalOfBatch(error);
        });
      sendJson(response, show(request, await batches.find(organisationId, params.id)), status);
    });
  }
  return router;
}

async function create(batches: BatchesApi, running: AuthenticatedRequest, request: Request, response: Response): Promise<string> {
  const idempotencyKey = idempotencyKeyOf(request);
  const { maxBodyBytes: most } = batches;
  checkBodyHeaders(request, most, ['application/json']);
  const bytes = await running.steps.time('receive', () => readBody(request, response, { most, signal: running.signal }));
  const asked = readBatchBody(bytes, batches);
  // The sequence of an invoice is a bigint, which JSON cannot write.
  const text = JSON.stringify(asked, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  const requestSha256 = createHash('sha256').update(text).digest('hex');
  const context = auditContext(running);
  return running.step('create', () => batches.create(context, { request: asked, requestSha256, idempotencyKey }));
}

async function waitFor(batches: BatchesApi, running: AuthenticatedRequest, id: string, seconds: number): Promise<Batch> {
  const { organisationId } = running.caller;
  const until = performance.now() + seconds * 1000;
  let batch = await batches.find(organisationId, id);
  while (!isEnded(batch.state) && performance.now() < until && !running.signal.aborted && !batches.stopping.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    batch = await batches.find(organisationId, id);
  }
  return batch;
}

/** Seconds that a caller is ready to wait (RFC 7240, 4.3). An unknown preference is ignored. */
function waitOf(request: Request): number {
  const [, seconds = '0'] = /(?:^|[,;]\s*)wait\s*=\s*"?(\d{1,6})"?/i.exec(request.get('prefer') ?? '') ?? [];
  return Math.min(Number(seconds), LONGEST_WAIT_S);
}

function idempotencyKeyOf(request: Request): string | null {
  const key = request.get('idempotency-key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key)) {
    throw new HttpError('invalid_request', 'The header Idempotency-Key must have 1 to 255 visible ASCII characters.');
  }
  return key;
}
