import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A gateway of the test, which serves a service under a prefix. */
export interface Gateway {
  /** Where callers reach the service: `http://127.0.0.1:40123/press`. */
  url: string;
  close(): Promise<void>;
}

/** Starts a gateway that takes the prefix away and says, in the usual headers, how it was asked. Whatever lies beside the prefix is its own: 404. */
export async function startGateway(service: string, prefix: string): Promise<Gateway> {
  const server = createServer((request, response) => {
    const { url = '', method, headers } = request;
    if (!url.startsWith(`${prefix}/`)) return void response.writeHead(404).end();
    const forwarded = { 'x-forwarded-proto': 'http', 'x-forwarded-host': headers.host, 'x-forwarded-prefix': prefix };
    const upstream = ask(`${service}${url.slice(prefix.length)}`, { method, headers: { ...headers, ...forwarded } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on('error', () => response.destroy());
    request.pipe(upstream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
