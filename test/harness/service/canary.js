// Plain JavaScript: chaos uses it too.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { listen } from '../machine/ports.js';

/**
 * @typedef {object} Canary servers on loopback that remember whatever reaches them: connections, requests, datagrams (DNS, STUN, QUIC)
 * @property {string} url its address, which ends in `/canary`
 * @property {number} port of TCP and of UDP
 * @property {string[]} hits
 * @property {() => Promise<void>} close
 */

/** Starts the canary. What it answers says so, in case it is printed. @returns {Promise<Canary>} */
export async function startCanary() {
  /** @type {string[]} */
  const hits = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*').end('CANARY-Z9-I999-00000000 REACHED');
  });
  server.on('connection', () => hits.push('connection'));
  const port = await listen(server);
  const socket = createSocket('udp4').on('message', () => hits.push('datagram'));
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  return {
    url: `http://127.0.0.1:${port}/canary`,
    port,
    hits,
    async close() {
      server.closeAllConnections();
      await Promise.all([server, socket].map((one) => new Promise((resolve) => void one.close(() => resolve(undefined)))));
    },
  };
}
