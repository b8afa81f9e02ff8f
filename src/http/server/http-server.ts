import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Express } from 'express';
import { clientErrorHandler } from './client-error.js';
import { drain } from './drain.js';
import type { ErrorCode } from '../../invoices/error-code.js';
import type { Log } from '../log.js';
import { closeOnLateBody } from './late-body.js';
import { OpenResponses } from './open-responses.js';
import type { RefuseEarly } from './refuse-early.js';
import { type Refusal, refusalOf, sendRefusal } from './refusal.js';
import { canTake } from '../request/request-target.js';
import { awaitWord } from '../request/unread-body.js';

/** Limits of the server, in milliseconds. Node's own defaults are far longer or unlimited. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 14_000,
  // Check every half second, so that a slow request is closed within 15 seconds, and within 16 on a busy host.
  connectionsCheckingInterval: 500,
  // Longer than a gateway keeps an idle connection, so that the gateway never writes to a connection that we are closing.
  keepAliveTimeout: 75_000,
  // Node's own answer to a request without Host has no body.
  requireHostHeader: false,
};

/** How long the rest of a body that nobody needs may take, in milliseconds. */
const LATE_BODY_MS = 10_000;

export interface ListenOptions {
  host: string;
  port: number;
  /** After this time without any traffic, in milliseconds, a connection is closed. Longer than a request may take. */
  socketTimeoutMs: number;
  /** How long a request may wait before its body is read, in milliseconds. */
  bodyWaitMs?: number;
  log: Log;
  /** Refuses PDF requests while the service is full. Called before Express. */
  refuse?: RefuseEarly;
  /** Called for requests that never reach the app. */
  onRefusal?: (code: ErrorCode) => void;
}

export interface RunningServer {
  port: number;
  /** From now on each answer is the last on its connection, so that callers who keep connections open move to another instance. */
  closeConnections(): void;
  /** Stops accepting, and resolves when every accepted request is answered. */
  drain(): Promise<void>;
}

/** Listens. @throws Error if the address or port is not available */
export async function listen(app: Express, options: ListenOptions): Promise<RunningServer> {
  const { host, port, socketTimeoutMs, bodyWaitMs = 0, refuse = () => false } = options;
  const responses = new OpenResponses();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    responses.add(response);
    closeOnLateBody(request, response, LATE_BODY_MS);
    if (canTake(request)) return refuse(request, response) ? undefined : app(request, response);
    const refusal = refusalOf('invalid_request');
    report(options, refusal, request.socket, 'its target or its Host');
    sendRefusal(response, refusal);
  };
  // While a request waits, nobody reads its body, so it cannot have arrived.
  const server = createServer({ ...LIMITS, requestTimeout: LIMITS.requestTimeout + bodyWaitMs }, answer);
  server.setTimeout(socketTimeoutMs);
  // We accept requests with an unknown expectation (RFC 9110, 10.1.1). Node would refuse them without a body.
  server.on('checkExpectation', answer);
  // Only documents to print may be large. Their sender gets `100 Continue` when we want the body.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'POST') awaitWord(request);
    else response.writeContinue();
    answer(request, response);
  });
  server.on(
    'clientError',
    clientErrorHandler(responses, (...refused) => report(options, ...refused)),
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    closeConnections: () => responses.closeConnections(),
    drain: () => {
      responses.closeConnections();
      return drain(server, sockets);
    },
  };
}

function report({ log, onRefusal }: ListenOptions, refusal: Refusal, socket: Socket, reason?: string): void {
  const { code, status, requestId } = refusal;
  onRefusal?.(code);
  log('info', 'refused', { status, code, reason, request_id: requestId, ip_address: socket.remoteAddress });
}
