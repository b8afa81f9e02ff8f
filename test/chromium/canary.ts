import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Servers on loopback that remember whatever reaches them: connections, requests, datagrams. */
export interface Canary {
  /** Its address, which ends in `/canary`. */
  url: string;
  /** Port of the UDP socket. */
  udpPort: number;
  hits: string[];
  close(): Promise<void>;
}

/** Starts the canary. What it answers says so, in case it is printed. */
export async function startCanary(): Promise<Canary> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*').end('CANARY REACHED');
  });
  server.on('connection', () => hits.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = createSocket('udp4').on('message', () => hits.push('datagram'));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary`,
    udpPort: socket.address().port,
    hits,
    async close() {
      server.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => server.close(resolve)),
        new Promise<void>((resolve) => void socket.close(resolve)),
      ]);
    },
  };
}
