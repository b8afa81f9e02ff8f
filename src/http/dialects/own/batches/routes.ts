import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { Batches } from '../../../../batches/batches.js';
import { type Batch, isEnded } from '../../../../invoices/batches/batch.js';
import { auditContext, type AuthenticatedRequest } from '../../../../pdf/running-request.js';
import { sendJson } from '../../../answers/send-json.js';
import { authenticatedRequest } from '../../../authenticate/authenticate.js';
import { type Gates, mountOperation } from '../../../operations/mount-operation.js';
import { operationPath } from '../../../operations/operation.js';
import { checkBodyHeaders, readBody } from '../../../request/read-body.js';
import { batchAnswerOf } from './batch-answer.js';
import { readBatchBody } from './batch-body.js';
import * as operations from './operations.js';
import { refusalOfBatch } from './refusal-of-batch.js';
import { idempotencyKeyOf, waitOf } from './request-headers.js';
import { EventStreams } from './send-events.js';
import { sendResult } from './send-result.js';

/** Time to create a batch in addition to that of every request, in milliseconds: 100,000 items take some seconds. */
const CREATE_MS = 60_000;

/** How often a waiting request looks, in milliseconds. */
const LOOK_MS = 250;

export interface BatchRoutesOptions {
  batches: Batches;
  /** Event streams of one process; each asks the database once a second. */
  mostEventStreams: number;
  baseUrlOf: (request: Request) => string;
  now: () => Date;
}

/** Batches of stored invoices. */
export function batchRoutes(gates: Gates, { batches, mostEventStreams, baseUrlOf, now }: BatchRoutesOptions): Router {
  const streams = new EventStreams(mostEventStreams);
  const router = Router({ strict: true, caseSensitive: true });
  const addressOf = (request: Request, operation: { path: string }, id: string) =>
    baseUrlOf(request) + operationPath(operation, { id });
  const show = (request: Request, batch: Batch) =>
    batchAnswerOf(batch, now(), addressOf(request, operations.getBatchResult, batch.id));

  mountOperation(router, gates, operations.createBatch, async (_input, request, response) => {
    const running = authenticatedRequest(response);
    const waitSeconds = waitOf(request.get('prefer'));
    running.allowMore(CREATE_MS + waitSeconds * 1000);
    const id = await create(batches, running, request, response).catch((error: unknown) => {
      throw refusalOfBatch(error);
    });
    const batch = await waitFor(batches, running, id, waitSeconds);
    if (waitSeconds > 0) response.set('Preference-Applied', `wait=${waitSeconds}`);
    const leads = waitSeconds > 0 && batch.result !== null;
    response.set('Location', addressOf(request, leads ? operations.getBatchResult : operations.getBatch, id));
    if (leads) response.status(303).set('Cache-Control', 'private, no-store').end();
    else sendJson(response, show(request, batch), 202);
  });

  mountOperation(router, gates, operations.getBatch, async ({ params }, request, response) => {
    const running = authenticatedRequest(response);
    const batch = await running.step('find', () => batches.find(running.caller.organisationId, params.id));
    sendJson(response, show(request, batch));
  });

  mountOperation(router, gates, operations.watchBatch, async ({ params }, request, response) => {
    const { organisationId } = authenticatedRequest(response).caller;
    await streams.send(response, {
      organisationId,
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

async function create(batches: Batches, running: AuthenticatedRequest, request: Request, response: Response): Promise<string> {
  const idempotencyKey = idempotencyKeyOf(request.get('idempotency-key'));
  const { maxBodyBytes: most } = batches;
  checkBodyHeaders(request, most, ['application/json']);
  using _budget = await running.steps.time('queue', () => batches.admitBody(running.caller.organisationId, running.signal));
  const bytes = await running.steps.time('receive', () => readBody(request, response, { most, signal: running.signal }));
  const asked = readBatchBody(bytes, batches);
  // The sequence of an invoice is a bigint, which JSON cannot write.
  const text = JSON.stringify(asked, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  const requestSha256 = createHash('sha256').update(text).digest('hex');
  const context = auditContext(running);
  return running.step('create', () => batches.create(context, { request: asked, requestSha256, idempotencyKey }));
}

async function waitFor(batches: Batches, running: AuthenticatedRequest, id: string, seconds: number): Promise<Batch> {
  const { organisationId } = running.caller;
  const until = performance.now() + seconds * 1000;
  let batch = await batches.find(organisationId, id);
  while (!isEnded(batch.state) && performance.now() < until && !running.signal.aborted && !batches.stopping.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    // The batch is created: what the database says now does not change that.
    batch = await batches.find(organisationId, id).catch(() => batch);
  }
  return batch;
}
