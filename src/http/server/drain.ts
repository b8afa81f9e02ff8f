import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

/** Under load a connection may arrive with every turn of the event loop; after so many turns accepting ends all the same. */
const MOST_TURNS = 100;
/** How often to look for connections that are no longer needed, and how long one may say nothing at all, in milliseconds. */
const SWEEP_MS = 100;
const SILENCE_MS = 1000;

/** Stops accepting, and resolves when every request that came by a connection that was open by then is answered. */
export async function drain(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  await acceptWhatWaits(server);
  const begun = performance.now();
  await new Promise<void>((resolve) => {
    // The kernel resets what it has accepted and we have not: nothing may come between the last look and this. HTTP's own close would first end idle connections, and look no more after slow ones.
    NetServer.prototype.close.call(server, () => resolve());
    const sweep = setInterval(() => {
      const isLate = performance.now() - begun > SILENCE_MS;
      // A connection that becomes idle while we wait is no reason to go on waiting. Not at once: a timer comes before the look at what has arrived.
      setImmediate(() => {
        server.closeIdleConnections();
        if (isLate) for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      });
    }, SWEEP_MS);
    server.once('close', () => clearInterval(sweep));
  });
  // Ends HTTP's own look after slow connections.
  server.close();
}

/** Accepts until a turn of the event loop brings no new connection. Returns right after the loop has looked at the sockets: so the gap in which another could come, and be reset, is short. */
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
