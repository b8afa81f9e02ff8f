import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';

/** What is read and thrown away of a body that nobody wants, so that its sender gets to read why. */
const MOST_DISCARDED = 1_000_000;

/** Requests that wait for a word before they send their body. */
const waiting = new WeakSet<IncomingMessage>();

/** Notes that a request asks before it sends its body (`Expect: 100-continue`). */
export function awaitWord(request: IncomingMessage): void {
  waiting.add(request);
}

/** Gives that word, where one is awaited. */
export function askForBody(request: Request, response: Response): void {
  if (waiting.delete(request)) response.writeContinue();
}

/**
 * Sees to it that a body that is not read, or not whole, costs nothing: one that was not begun is not asked for, and of one that is under way no more is taken than what lets its
 * sender read the answer. Comes before the answer.
 */
export function leaveBodyUnread(request: Request, response: Response): void {
  if (request.complete) return;
  // Whoever is told no may send it all the same (RFC 9110, 10.1.1): this connection has no next request.
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
