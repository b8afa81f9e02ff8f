import type { IncomingMessage, ServerResponse } from 'node:http';

/** Closes the connection if the rest of a body is still on its way some time after the answer, which did not need it. */
export function closeOnLateBody(request: IncomingMessage, response: ServerResponse, mostMs: number): void {
  response.once('finish', () => {
    if (request.complete) return;
    const timer = setTimeout(() => request.socket.destroy(), mostMs).unref();
    for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer));
  });
}
