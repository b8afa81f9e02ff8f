import type { Request, Response } from 'express';
import { CallerGoneError } from '../../pdf/deadline.js';
import { HttpError } from '../answers/http-error.js';
import { askForBody } from './unread-body.js';

/** The same time as for the headers, in milliseconds. */
const BODY_TIMEOUT_MS = 10_000;

export interface BodyLimits {
  /** Bytes. */
  most: number;
  /** Fires at the deadline of the whole request, when the caller goes away, or when the request is malformed. */
  signal: AbortSignal;
  /** Timeout for receiving the body, in milliseconds. */
  timeoutMs?: number;
}

/**
 * Refuses a body of another type or that is too large, by its headers alone. Returns its type.
 * @param accepted media types in small letters, the usual one first
 * @throws HttpError unsupported_media_type | payload_too_large
 */
export function checkBodyHeaders<T extends string>({ headers }: Request, most: number, accepted: readonly [T, ...T[]]): T {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = headers;
  // JSON has no charset parameter, but many clients send the only one possible. XML says its encoding itself.
  const [, named = ''] = /^\s*([^\s;]+)\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i.exec(type) ?? [];
  const found = accepted.find((one) => one === named.toLowerCase());
  if (found === undefined) throw new HttpError('unsupported_media_type', `The body must be ${accepted.join(' or ')}, in UTF-8.`);
  if (!/^identity$/i.test(encoding)) throw new HttpError('unsupported_media_type', 'The body must not be compressed.');
  if (Number(length) > most) throw tooLarge(most);
  return found;
}

/**
 * Reads the body of a request, up to the limit.
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

/** If the deadline passes while the caller still sends, it is the caller's fault. */
function reasonOf(reason: unknown): unknown {
  if (reason instanceof CallerGoneError || reason instanceof HttpError) return reason;
  return new HttpError('request_timeout', 'The body did not arrive in time.', { cause: reason });
}

function tooLarge(most: number): HttpError {
  return new HttpError('payload_too_large', `The body may have at most ${most} bytes.`);
}
