import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MetricsPage } from '../../http/service/metrics-route.js';

/** Short limits, as few programs read metrics, and rarely. Times in milliseconds. */
const LIMITS = { headersTimeout: 5000, requestTimeout: 5000, connectionsCheckingInterval: 1000, keepAliveTimeout: 60_000 };
const MAX_CONNECTIONS = 32;

/** A server for `GET /metrics` on a port of its own. */
export interface MetricsServer {
  port: number;
  close(): Promise<void>;
}

/** Starts to listen. @throws Error if the address or port is not free */
export async function listenForMetrics(page: MetricsPage, host: string, port: number): Promise<MetricsServer> {
  const server = createServer(LIMITS, (request, response) => {
    const { method = '', url = '' } = request;
    if (url.split('?')[0] !== '/metrics') response.writeHead(404).end();
    else if (method !== 'GET' && method !== 'HEAD') response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    else void answer(response, page);
  });
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(response: ServerResponse, { contentType, text }: MetricsPage): Promise<void> {
  try {
    const body = await text();
    response.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(body);
  } catch {
    response.writeHead(500).end();
  }
}
