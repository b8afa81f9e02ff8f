import { once } from 'node:events';
import { createServer } from 'node:http';
import { listen } from '../machine/ports.js';
import { passOn } from './pass-on.js';

/** A gateway of the test, which serves a service under a prefix. */
export interface Gateway {
  /** Where callers reach the service: `http://127.0.0.1:40123/press`. */
  url: string;
  close(): Promise<void>;
}

/** Starts a gateway that takes the prefix away and says, in the usual headers, how it was asked. Whatever lies beside the prefix is its own: 404. */
export async function startGateway(service: string, prefix: string): Promise<Gateway> {
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    if (!url.startsWith(`${prefix}/`)) return void response.writeHead(404).end();
    const forwarded = { 'x-forwarded-proto': 'http', 'x-forwarded-host': headers.host, 'x-forwarded-prefix': prefix };
    passOn(request, response, { url: `${service}${url.slice(prefix.length)}`, headers: { ...headers, ...forwarded } });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
