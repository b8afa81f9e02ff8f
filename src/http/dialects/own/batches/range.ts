import { HttpError } from '../../../answers/http-error.js';

/** First and last byte, from 0, both included. */
export interface WantedRange {
  start: number;
  end: number;
  /** Whether it was asked for: the answer is then `206`. */
  isPart: boolean;
}

/** The header fields that choose a range. */
export interface RangeHeaders {
  range: string | undefined;
  ifRange: string | undefined;
}

/**
 * The range of a body that a request asks for (RFC 9110, 14). Anything but one range of bytes means the whole body, as does an `If-Range` of another version.
 * @throws HttpError range_not_satisfiable
 */
export function rangeOf({ range, ifRange }: RangeHeaders, length: number, etag: string): WantedRange {
  const whole = { start: 0, end: length - 1, isPart: false };
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec(range ?? '') ?? [];
  if ((from === '' && to === '') || (ifRange !== undefined && ifRange !== etag)) return whole;
  const start = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return whole;
  if (start >= length || (from === '' && Number(to) === 0)) {
    throw new HttpError('range_not_satisfiable', undefined, { headers: { 'Content-Range': `bytes */${length}` } });
  }
  return { start, end, isPart: true };
}
