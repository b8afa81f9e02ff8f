import type { Request, Response } from 'express';
import { CallerGoneError } from '../../pdf/deadline.js';
import { HttpError } from '../answers/http-error.js';
import { ENCODINGS_READ, encodingNamed } from '../../text/encodings.js';
import { parseContentType } from './content-type.js';
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

/** What the headers of a body say of it. */
export interface BodyKind<T extends string> {
  mediaType: T;
  /** The encoding of XML, as TextDecoder names it; undefined: XML says it itself, and JSON has only one. */
  encoding: string | undefined;
}

/**
 * Refuses a body of another type or encoding or that is too large, by its headers alone.
 * @param accepted media types in small letters, the usual one first
 * @throws HttpError unsupported_media_type | payload_too_large
 */
export function checkBodyHeaders<T extends string>(
  { headers }: Request,
  most: number,
  accepted: readonly [T, ...T[]],
): BodyKind<T> {
  const { 'content-type': type = '', 'content-encoding': compression = 'identity', 'content-length': length = '0' } = headers;
  const given = parseContentType(type);
  const mediaType = accepted.find((one) => one === given?.type);
  if (mediaType === undefined) throw new HttpError('unsupported_media_type', `The body must be ${accepted.join(' or ')}.`);
  const encoding = encodingOf(mediaType, given?.charset);
  if (!/^identity$/i.test(compression)) throw new HttpError('unsupported_media_type', 'The body must not be compressed.');
  if (Number(length) > most) throw tooLarge(most);
  return { mediaType, encoding };
}

/** JSON has no charset parameter, but many clients send the only one possible. A PDF has none. */
function encodingOf(mediaType: string, charset: string | undefined): string | undefined {
  if (charset === undefined || mediaType === 'application/pdf') return undefined;
  const isXml = mediaType.endsWith('xml');
  const encoding = encodingNamed(charset);
  if (encoding !== undefined && (isXml || encoding === 'utf-8')) return isXml ? encoding : undefined;
  const read = isXml ? ENCODINGS_READ : 'UTF-8';
  throw new HttpError('unsupported_media_type', `The charset of ${mediaType} must be ${read}.`);
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
