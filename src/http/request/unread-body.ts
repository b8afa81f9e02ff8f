import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';

/** How much of an unwanted body we read and throw away, so that its sender reads the answer, in bytes. */
const MOST_DISCARDED = 1_000_000;

/** Requests that wait for `100 Continue` before they send their body. */
const waiting = new WeakSet<IncomingMessage>();

/** Notes that a request asks before it sends its body (`Expect: 100-continue`). */
export function awaitWord(request: IncomingMessage): void {
  waiting.add(request);
}

/** Sends `100 Continue` if the request waits for it. */
export function askForBody(request: Request, response: Response): void {
  if (waiting.delete(request)) response.writeContinue();
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/**
 * Keeps an unread or partly read body cheap. If the body has not begun, we do not ask for it. If it has, we read only so much that its sender can read the
 * answer. Call this before the answer.
 */
export function leaveBodyUnread(request: Request, response: Response): void {
  if (request.complete || !hasBody(request)) return;
  // A refused caller may send the body anyway (RFC 9110, 10.1.1), so this connection takes no further request.
  if (waiting.has(request)) {
    response.set('Connection', 'close');
    return;
  }
  let left = MOST_DISCARDED;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.socket.destroy();
  });
}
