import { createServer, type Socket, connect } from 'node:net';

/** A way to a server that can be made to fail as networks do. */
export interface DatabaseProxy extends AsyncDisposable {
  readonly port: number;
  /** From now on nothing is passed on, in either direction, and nobody is told: a black hole. */
  freeze(): void;
  /** Passes on again what comes from now on; what was swallowed is lost. */
  thaw(): void;
  /** Breaks every connection with a TCP reset. */
  reset(): void;
  /** Lets the next message that has `text` in it reach the server, waits for the server's whole answer, and breaks the connection instead of passing it on. */
  loseAnswerTo(text: string): void;
}

export async function startProxy(target: number): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  let frozen = false;
  let losing: string | undefined;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((caller) => {
    keep(caller);
    if (frozen) return;
    const database = keep(connect(target, '127.0.0.1'));
    let lost = false;
    caller.on('data', (chunk) => {
      if (losing !== undefined && chunk.includes(losing)) [lost, losing] = [true, undefined];
      if (!frozen) database.write(chunk);
    });
    database.on('data', (chunk) => {
      // 'Z', 5 bytes, 'I': ReadyForQuery, idle: what was asked is done and committed.
      if (lost && chunk.includes(Buffer.from([0x5a, 0, 0, 0, 5, 0x49]))) caller.resetAndDestroy();
      else if (!lost && !frozen) caller.write(chunk);
    });
    caller.once('close', () => database.destroy());
    database.once('close', () => caller.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    freeze: () => (frozen = true),
    thaw: () => (frozen = false),
    reset: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    loseAnswerTo: (text) => (losing = text),
    [Symbol.asyncDispose]: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
