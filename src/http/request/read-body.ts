import type { Request, Response } from 'express';
import { CallerGoneError } from '../../pdf/deadline.js';
import { HttpError } from '../answers/http-error.js';
import { askForBody } from './unread-body.js';

/** As long as the headers may take. */
const BODY_TIMEOUT_MS = 10_000;

export interface BodyLimits {
  /** Bytes. */
  most: number;
  /** The deadline of the whole request, the caller's going away, or what is wrong with the request. */
  signal: AbortSignal;
  /** How long it may take to come, in milliseconds. */
  timeoutMs?: number;
}

/**
 * Refuses, by its headers alone, a body that is no JSON or is too large.
 * @throws HttpError unsupported_media_type | payload_too_large
 */
export function checkBodyHeaders({ headers }: Request, most: number): void {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = headers;
  // JSON has no charset, but many clients name the one that it is always in.
  if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i.test(type)) {
    throw new HttpError('unsupported_media_type', 'The body must be application/json, in UTF-8.');
  }
  if (!/^identity$/i.test(encoding)) throw new HttpError('unsupported_media_type', 'The body must not be compressed.');
  if (Number(length) > most) throw tooLarge(most);
}

/**
 * Reads the body of a request, and no more of it than may be.
 * @throws HttpError payload_too_large | request_timeout | invalid_request, or CallerGoneError
 */
export async function readBody(request: Request, response: Response, limits: BodyLimits): Promise<Buffer> {
  const { most, signal, timeoutMs = BODY_TIMEOUT_MS } = limits;
  const chunks: Buffer[] = [];
  let length = 0;
  const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const done = new AbortController();
  askForBody(request, response);
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const giveUp = () => reject(reasonOf(stop.reason));
      if (stop.aborted) giveUp();
      stop.addEventListener('abort', giveUp, { signal: done.signal });
      request.once('error', () => reject(new CallerGoneError()));
      request.once('end', () => resolve(Buffer.concat(chunks)));
      request.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > most) reject(tooLarge(most));
        else if (!done.signal.aborted) chunks.push(chunk);
      });
    });
  } finally {
    done.abort();
    chunks.length = 0;
  }
}

/** A deadline that passes while the caller still sends is the caller's. */
function reasonOf(reason: unknown): unknown {
  if (reason instanceof CallerGoneError || reason instanceof HttpError) return reason;
  return new HttpError('request_timeout', 'The body did not arrive in time.', { cause: reason });
}

function tooLarge(most: number): HttpError {
  return new HttpError('payload_too_large', `The body may have ${most} bytes.`);
}
