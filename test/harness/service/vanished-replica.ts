import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';

const LISTEN = `const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(server.address().port));`;

/** An address at which connecting never ends, as that of a host that is gone. */
export interface VanishedReplica {
  port: number;
  bury(): void;
}

/** A process that listens and is stopped, with its queue of connections filled: the kernel drops every further connection. */
export async function vanishedReplica(): Promise<VanishedReplica> {
  const child = spawn(process.execPath, ['-e', LISTEN], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (line: Buffer) => resolve(Number(line))));
  child.kill('SIGSTOP');
  const sockets: Socket[] = [];
  const bury = () => buryAll(child, sockets);
  for (let tries = 0; tries < 20; tries += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    const isConnected = await Promise.race([
      new Promise<true>((resolve) => socket.once('connect', () => resolve(true))),
      new Promise<false>((resolve) => setTimeout(resolve, 300, false)),
    ]);
    if (!isConnected) return { port, bury };
  }
  bury();
  throw new Error('the queue of connections never filled');
}

function buryAll(child: ChildProcess, sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.destroy();
  child.kill('SIGKILL');
}
