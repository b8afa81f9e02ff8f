import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

/** Under load a connection may arrive in every turn of the event loop. After this many turns, accepting ends anyway. */
const MOST_TURNS = 100;
/** How often to look for idle connections, and how long a new connection may stay silent, in milliseconds. */
const SWEEP_MS = 100;
const SILENCE_MS = 1000;

/** Stops accepting connections, and resolves when every request on the connections that were open by then is answered. */
export async function drain(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  await acceptWhatWaits(server);
  const begun = performance.now();
  await new Promise<void>((resolve) => {
    // The kernel resets connections that it has accepted and we have not, so nothing may come between the last look and this. HTTP's own close would first end
    // idle connections, and stop looking for slow ones.
    NetServer.prototype.close.call(server, () => resolve());
    const sweep = setInterval(() => {
      const isLate = performance.now() - begun > SILENCE_MS;
      // Do not wait for a connection that becomes idle. But do not end it at once: this timer runs before the event loop looks at the sockets.
      setImmediate(() => {
        server.closeIdleConnections();
        if (isLate) for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      });
    }, SWEEP_MS);
    server.once('close', () => clearInterval(sweep));
  });
  // Ends HTTP's own check for slow connections.
  server.close();
}

/**
 * Accepts until a turn of the event loop brings no new connection. Returns right after the loop has looked at the sockets, so that the time in which another
 * connection could arrive and be reset is short.
 */
async function acceptWhatWaits(server: Server): Promise<void> {
  let arrived = true;
  const note = () => void (arrived = true);
  server.on('connection', note);
  for (let turn = 0; arrived && turn < MOST_TURNS; turn += 1) {
    arrived = false;
    await new Promise((resolve) => setImmediate(resolve));
  }
  server.off('connection', note);
}
