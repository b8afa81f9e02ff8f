import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type ErrorBody, headersOfError } from './error-handler.js';
import type { ErrorCode } from '../../invoices/error-code.js';
import { answerTo } from '../answers/error-status.js';

/** The answer to requests that never reach the app: the same body as every other error, then the connection closes. */
export interface Refusal {
  code: ErrorCode;
  status: number;
  headers: Record<string, string>;
  body: string;
  requestId: string;
}

export function refusalOf(errorCode: ErrorCode): Refusal {
  const { code, status, message } = answerTo(errorCode);
  const requestId = randomUUID();
  const body = JSON.stringify({ code, message, request_id: requestId } satisfies ErrorBody);
  const headers = {
    ...headersOfError(body),
    'X-Request-Id': requestId,
    Connection: 'close',
  };
  return { code, status, headers, body, requestId };
}

export function sendRefusal(response: ServerResponse, { status, headers, body }: Refusal): void {
  response.writeHead(status, headers).end(body);
}

/** For input that Node's parser could not parse. */
export function writeRefusal(socket: Socket, { code, status, headers, body }: Refusal): void {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${code}`, ...fields, '', body].join('\r\n'));
}
