import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorCode } from '../../invoices/error-code.js';
import { answerTo } from '../answers/error-status.js';
import { HttpError } from '../answers/http-error.js';
import { interrupt } from '../request/interruption.js';
import type { OpenResponses } from './open-responses.js';
import { type Refusal, refusalOf, writeRefusal } from './refusal.js';

/** Node reports these errors only after a request line. If the previous request is complete, they belong to the next one. */
const AFTER_REQUEST_LINE = new Set([
  'ERR_HTTP_REQUEST_TIMEOUT',
  'HPE_HEADER_OVERFLOW',
  'HPE_INVALID_HEADER_TOKEN',
  'HPE_INVALID_CONTENT_LENGTH',
  'HPE_UNEXPECTED_CONTENT_LENGTH',
  'HPE_INVALID_TRANSFER_ENCODING',
]);

/** Answers input that Node's parser could not parse, and closes the connection. @param report is called for each answer that belongs to no request */
export function clientErrorHandler(
  responses: OpenResponses,
  report: (refusal: Refusal, socket: Socket, reason?: string) => void,
): (error: NodeJS.ErrnoException, socket: Socket) => void {
  const failed = new WeakSet<Socket>();
  const refuse = (error: NodeJS.ErrnoException, socket: Socket) => {
    // The previous answer may have been the last on its connection.
    if (!socket.writable) return;
    const refusal = refusalOf(codeOf(error));
    report(refusal, socket, error.code);
    writeRefusal(socket, refusal);
  };
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    // The parser reports the error again for every further byte.
    if (failed.has(socket)) return;
    failed.add(socket);
    const response = responses.lastOf(socket);
    if (!response) return refuse(error, socket);
    const fault = faultOf(error, response.req);
    if (fault && !response.headersSent) {
      response.setHeader('Connection', 'close');
      return interrupt(response, fault);
    }
    // In the middle of a response, our answer would become a part of it.
    response.once('close', () => refuse(error, socket));
  };
}

/** What is wrong with the request that is being answered; null if the error belongs to the next request. */
function faultOf(error: NodeJS.ErrnoException, request: IncomingMessage): HttpError | null {
  const code = codeOf(error);
  if (request.complete) {
    if (AFTER_REQUEST_LINE.has(error.code ?? '')) return null;
    return new HttpError('invalid_request', 'The body of the request is longer than its headers say.', { cause: error });
  }
  if (code !== 'invalid_request') return new HttpError(code, answerTo(code).message, { cause: error });
  const words = error.code === 'HPE_INVALID_EOF_STATE' ? 'ended before it was complete' : 'has invalid chunked encoding';
  return new HttpError('invalid_request', `The body of the request ${words}.`, { cause: error });
}

function codeOf({ code }: NodeJS.ErrnoException): ErrorCode {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers_too_large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request_timeout' : 'invalid_request';
}
