import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Express } from 'express';
import { randomUUID } from 'node:crypto';
import { answerTo } from './error-status.js';

/** Limits of the server, in milliseconds; Node's own are far wider, or none. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1000,
  // Longer than a gateway keeps an idle connection, so that it never writes into one that is being closed.
  keepAliveTimeout: 75_000,
};

/** An open connection on which nothing moves. */
const SOCKET_TIMEOUT = 60_000;

export interface RunningServer {
  port: number;
  /** Stops accepting, and resolves when every accepted request is answered. */
  drain(): Promise<void>;
}

/** Listens. @throws Error when the address or port cannot be had */
export async function listen(app: Express, { host, port }: { host: string; port: number }): Promise<RunningServer> {
  const server = createServer(LIMITS, app);
  server.setTimeout(SOCKET_TIMEOUT);
  server.on('clientError', refuse);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, drain: () => drain(server) };
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A connection that becomes idle while we wait is no reason to go on waiting.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.once('close', () => clearInterval(sweep));
  });
}

/** What Node's parser refuses gets the same body as every other error. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const codes: Record<string, string> = { HPE_HEADER_OVERFLOW: 'headers_too_large', ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout' };
  const { code, status, message } = answerTo(codes[error.code ?? ''] ?? 'invalid_request');
  const body = JSON.stringify({ code, message, request_id: randomUUID() });
  const head = [
    `HTTP/1.1 ${status} ${code}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
