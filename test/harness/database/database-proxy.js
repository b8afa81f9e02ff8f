// Plain JavaScript: chaos uses it too.
import { connect, createServer } from 'node:net';
import { listen } from '../machine/ports.js';

/** 'Z', 5 bytes, 'I': ReadyForQuery, idle: the query is done and committed. */
const COMMITTED = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** Starts a way to the server on a port of 127.0.0.1. @param {number} target */
export async function startProxy(target) {
  const proxy = new DatabaseProxy(target);
  await proxy.accept();
  return proxy;
}

/** A way to a database that fails as networks do. */
export class DatabaseProxy {
  /** @param {number} target port of the server */
  constructor(target) {
    this.target = target;
    /** @type {Set<import('node:net').Socket>} */
    this.sockets = new Set();
    this.frozen = false;
    this.delayMs = 0;
    /** @type {string | undefined} */
    this.losing = undefined;
    this.lost = 0;
    this.port = 0;
    this.server = createServer((caller) => this.join(caller));
  }

  /** Listens, again on the same port. */
  async accept() {
    this.port = await listen(this.server, this.port);
  }

  /** Connections are refused, and those that are open broken. */
  refuse() {
    this.server.close();
    this.reset();
  }

  /** Every open connection ends with a TCP reset. */
  reset() {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** From now on nothing is passed on, in either direction, and nobody is told: a black hole. */
  freeze() {
    this.frozen = true;
  }

  /** From now on, passes everything on again. Swallowed bytes are lost. */
  thaw() {
    this.frozen = false;
  }

  /** Every message takes so much longer, each way. @param {number} milliseconds */
  slow(milliseconds) {
    this.delayMs = milliseconds;
  }

  /** The next message that has `text` in it reaches the server; when the server has done all of it, the connection is broken instead of answered. @param {string} text */
  loseAnswerTo(text) {
    this.losing = text;
  }

  async [Symbol.asyncDispose]() {
    for (const socket of this.sockets) socket.destroy();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }

  /** @private @param {import('node:net').Socket} caller */
  join(caller) {
    this.keep(caller);
    if (this.frozen) return;
    const database = this.keep(connect(this.target, '127.0.0.1'));
    let doomed = false;
    caller.on('data', (chunk) => {
      if (this.losing !== undefined && chunk.includes(this.losing)) [doomed, this.losing] = [true, undefined];
      this.pass(chunk, database);
    });
    database.on('data', (chunk) => {
      if (!doomed) return this.pass(chunk, caller);
      if (!chunk.includes(COMMITTED)) return;
      this.lost += 1;
      caller.resetAndDestroy();
    });
    caller.once('close', () => database.destroy());
    database.once('close', () => caller.destroy());
  }

  /** @private @param {import('node:net').Socket} socket */
  keep(socket) {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.sockets.delete(socket));
    return socket;
  }

  /** @private @param {Buffer} chunk @param {import('node:net').Socket} to */
  pass(chunk, to) {
    if (this.frozen) return;
    const write = () => void (to.destroyed || this.frozen || to.write(chunk));
    if (this.delayMs > 0) setTimeout(write, this.delayMs);
    else write();
  }
}
