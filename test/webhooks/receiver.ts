import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { listen } from '../harness/machine/ports.js';
import type { Received } from './verify.js';

const CERTIFICATES = new URL('../records/postgres/certificates/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, CERTIFICATES), 'utf8');

/** The authority that signed the receivers' certificates. */
export const AUTHORITY = read('authority.pem');

/** Always answers with 127.0.0.1, where receivers listen. */
export const toReceiver = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);

/** A receiver of notifications on 127.0.0.1, which counts what it gets. */
export interface Receiver {
  port: number;
  /** `https://localhost:<port>/hooks`. */
  url: string;
  received: Received[];
  close: () => Promise<void>;
}

/** How a receiver answers its nth request, from 1 on. */
export type Answers = (response: ServerResponse, count: number) => void;

/** @param certificate `null`: plain HTTP; the names of test/records/postgres/certificates otherwise */
export async function startReceiver(
  answers: Answers = (response) => response.writeHead(204).end(),
  certificate: 'server' | 'expired' | null = 'server',
): Promise<Receiver> {
  const received: Received[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      answers(response, received.length);
    });
  };
  const server =
    certificate === null
      ? createHttpServer(listener)
      : createHttpsServer({ cert: read(`${certificate}.pem`), key: read(`${certificate}.key`) }, listener);
  const port = await listen(server);
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, url: `http${certificate === null ? '' : 's'}://localhost:${port}/hooks`, received, close };
}
