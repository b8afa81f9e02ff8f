import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Batches } from '../../../../batches/batches.js';
import { CallerGoneError } from '../../../../pdf/deadline.js';
import { auditContext, type AuthenticatedRequest } from '../../../../pdf/running-request.js';
import { STRICT_POLICY } from '../../../answers/content-policy.js';
import { rangeOf } from './range.js';

/** Time for a download in addition to that of every request, in milliseconds. A connection without traffic ends long before. */
const DOWNLOAD_MS = 6 * 3600 * 1000;

/** Sends the result of a batch, or the range that was asked for. Its audit entry is written before the first byte. */
export async function sendResult(
  batches: Batches,
  running: AuthenticatedRequest,
  id: string,
  request: Request,
  response: Response,
): Promise<void> {
  const { organisationId } = running.caller;
  const result = await running.step('find', () => batches.resultOf(organisationId, id));
  const etag = `"${result.sha256}"`;
  const headers = { range: request.get('range'), ifRange: request.get('if-range') };
  const { isPart, ...range } = rangeOf(headers, result.byteLength, etag);
  running.allowMore(DOWNLOAD_MS);
  const { stream, byteLength } = await running.steps.time('open', () => batches.readResult(result, range, running.signal));
  try {
    await running.step('audit', () => batches.recordDownload(auditContext(running), id, result, range));
  } catch (error) {
    stream.destroy();
    throw error;
  }
  response.status(isPart ? 206 : 200).set({
    'Content-Type': result.contentType,
    'Content-Disposition': `attachment; filename="${result.fileName}"`,
    'Content-Length': String(byteLength),
    'Accept-Ranges': 'bytes',
    ETag: etag,
    ...(isPart && { 'Content-Range': `bytes ${range.start}-${range.end}/${result.byteLength}` }),
    'Cache-Control': 'private, no-store, no-transform',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': STRICT_POLICY,
  });
  await running.steps.time('send', () =>
    pipeline(stream, response).catch((error: unknown) => {
      // The caller sees a body that is too short; the log says why.
      throw response.destroyed && !stream.errored ? new CallerGoneError() : error;
    }),
  );
}
