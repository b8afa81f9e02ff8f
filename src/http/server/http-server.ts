import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Express } from 'express';
import { clientErrorHandler } from './client-error.js';
import { drain } from './drain.js';
import type { ErrorCode } from '../../invoices/error-code.js';
import type { Log } from '../log.js';
import { OpenResponses } from './open-responses.js';
import { type Refusal, refusalOf, sendRefusal } from './refusal.js';
import { canTake } from '../request/request-target.js';
import { awaitWord } from '../request/unread-body.js';

/** Limits of the server, in milliseconds; Node's own are far wider, or none. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 14_000,
  // Half a second, so that what came too slowly is closed within fifteen, and on a host without a moment to spare within sixteen.
  connectionsCheckingInterval: 500,
  // Longer than a gateway keeps an idle connection, so that it never writes into one that is being closed.
  keepAliveTimeout: 75_000,
  // Node's own answer to a request without one has no body.
  requireHostHeader: false,
};

export interface ListenOptions {
  host: string;
  port: number;
  /** After how long, in milliseconds, an open connection on which nothing moves is cut. Longer than a request may take. */
  socketTimeoutMs: number;
  log: Log;
  /** Hears of what never reaches the app. */
  onRefusal?: (code: ErrorCode) => void;
}

export interface RunningServer {
  port: number;
  /** From now on each answer is the last on its connection, so that whoever keeps connections open looks for another instance. */
  closeConnections(): void;
  /** Stops accepting, and resolves when every accepted request is answered. */
  drain(): Promise<void>;
}

/** Listens. @throws Error when the address or port cannot be had */
export async function listen(app: Express, options: ListenOptions): Promise<RunningServer> {
  const { host, port, socketTimeoutMs } = options;
  const responses = new OpenResponses();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    responses.add(response);
    if (canTake(request)) return app(request, response);
    const refusal = refusalOf('invalid_request');
    report(options, refusal, request.socket, 'its target or its Host');
    sendRefusal(response, refusal);
  };
  const server = createServer(LIMITS, answer);
  server.setTimeout(socketTimeoutMs);
  // An expectation that we do not know is no reason to refuse (RFC 9110, 10.1.1), and Node would do so without a body.
  server.on('checkExpectation', answer);
  // Only what is sent to be printed may be large: its sender gets the word when it is wanted.
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
