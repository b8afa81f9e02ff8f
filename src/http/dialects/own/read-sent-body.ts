import type { Request, Response } from 'express';
import type { PostedPdfs } from '../../../pdf/posted/print-posted-pdf.js';
import type { SentBody } from '../../../pdf/xml/receive-sent.js';
import { checkBodyHeaders, readBody } from '../../request/read-body.js';
import { KIND_OF, RECORD_TYPES } from './media-types.js';

/** The body of a request with an invoice, before it is read. @throws HttpError unsupported_media_type | payload_too_large */
export function sentBody(
  request: Request,
  response: Response,
  { maxBodyBytes, usualBodyBytes }: Pick<PostedPdfs, 'maxBodyBytes' | 'usualBodyBytes'>,
  signal: AbortSignal,
): SentBody {
  const { mediaType, encoding } = checkBodyHeaders(request, maxBodyBytes, RECORD_TYPES);
  const isLargeBody = !(Number(request.headers['content-length']) <= usualBodyBytes);
  const most = isLargeBody ? maxBodyBytes : usualBodyBytes;
  const receive = () => readBody(request, response, { most, signal });
  return { kind: KIND_OF[mediaType], mediaType, encoding, isLargeBody, receive };
}
