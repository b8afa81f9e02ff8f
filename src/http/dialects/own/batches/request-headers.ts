import { HttpError } from '../../../answers/http-error.js';
import type { RequestHeader } from '../../../operations/operation.js';

/** The longest wait for a result, in seconds. */
export const LONGEST_WAIT_S = 60;

export const IDEMPOTENCY_KEY: RequestHeader = {
  name: 'Idempotency-Key',
  description:
    'A text that is new for each batch: 1 to 255 visible ASCII characters. The same request with it again gives the same batch.',
  example: '8e03978e-40d5-43e8-bc93-6894a57f9324',
};

export const PREFER: RequestHeader = {
  name: 'Prefer',
  description: `\`wait\` and how many seconds to wait for the result (RFC 7240); at most ${LONGEST_WAIT_S}.`,
  example: 'wait=60',
};

export const RANGE: RequestHeader = {
  name: 'Range',
  description: 'One range of bytes. Anything else gives the whole result.',
  example: 'bytes=0-1023',
};

export const IF_RANGE: RequestHeader = {
  name: 'If-Range',
  description: 'The `ETag` of the part that is already there. If it is that of another result, the whole of this one is sent.',
  example: '"b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c"',
};

/** Seconds that a caller is ready to wait (RFC 7240, 4.3), at most sixty. What cannot be read is ignored, as is an unknown preference. */
export function waitOf(prefer: string | undefined): number {
  const [, quoted, plain] = /(?:^|,)\s*wait\s*=\s*(?:"(\d{1,9})"|(\d{1,9}))\s*(?:[,;]|$)/i.exec(prefer ?? '') ?? [];
  return Math.min(Number(quoted ?? plain ?? 0), LONGEST_WAIT_S);
}

/** The key of a request; null: it has none. @throws HttpError invalid_request */
export function idempotencyKeyOf(key: string | undefined): string | null {
  if (key === undefined) return null;
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key)) {
    throw new HttpError('invalid_request', 'The header Idempotency-Key must have 1 to 255 visible ASCII characters.');
  }
  return key;
}
