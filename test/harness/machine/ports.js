import { once } from 'node:events';
import { createServer } from 'node:net';

/** Listens on a port of 127.0.0.1, any unless given. Resolves to the port. @param {import('node:net').Server} server @param {number} [port] @returns {Promise<number>} */
export async function listen(server, port = 0) {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A port that was free a moment ago. @returns {Promise<number>} */
export async function freePort() {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
