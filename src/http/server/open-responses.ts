import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The responses that are not finished. A stop uses them to close their connections, and no error answer is written into the middle of one. */
export class OpenResponses {
  readonly #open = new Set<ServerResponse>();
  #isLast = false;

  add(response: ServerResponse): void {
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
    if (this.#isLast) response.setHeader('Connection', 'close');
  }

  /** From now on every answer is the last on its connection. */
  closeConnections(): void {
    this.#isLast = true;
    for (const response of this.#open) if (!response.headersSent) response.setHeader('Connection', 'close');
  }

  /** The response to the last request of this connection that is not fully answered. */
  lastOf(socket: Socket): ServerResponse | undefined {
    return [...this.#open].findLast((response) => response.req.socket === socket);
  }
}
