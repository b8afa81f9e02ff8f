// Sockets of this process seem to lead to another host. In a process of its own: `node --import far-sockets.js`.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** @param {unknown} message */
function makeFar(message) {
  const { socket } = /** @type {{ socket: import('node:net').Socket }} */ (message);
  Object.defineProperty(socket, 'remoteAddress', { value: '203.0.113.7' });
}

/** From now on, until what it returns is called. */
export function farSockets() {
  subscribe('net.client.socket', makeFar);
  return () => unsubscribe('net.client.socket', makeFar);
}

/** The environment of a Node process whose sockets are far from its start. */
export const FAR_PROCESS = { NODE_OPTIONS: `--import=${new URL('?start', import.meta.url).href}` };

if (import.meta.url.endsWith('?start')) farSockets();
