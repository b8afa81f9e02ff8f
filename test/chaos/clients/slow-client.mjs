import { connect } from 'node:net';

/**
 * @typedef {'headers' | 'body' | 'read'} Slowness
 *   headers: a header every now and then, without an end; body: so with a body, and without a token, which is answered before the body is there; read: asks,
 *   and never reads the answer
 */

/** A client that takes its time. */
export class SlowClient {
  /** @param {number} port @param {Slowness} kind @param {{ path: string, token: string, everyMs?: number }} request */
  constructor(port, kind, { path, token, everyMs = 1000 }) {
    this.kind = kind;
    this.opened = performance.now();
    /** @type {number | null} */
    this.closedAfter = null;
    this.socket = connect({ port, host: '127.0.0.1' });
    this.socket.on('error', () => undefined);
    this.socket.once('close', () => {
      clearInterval(this.timer);
      this.closedAfter = performance.now() - this.opened;
    });
    const authorization = `Authorization: Bearer ${token}\r\n`;
    if (kind === 'read') {
      this.socket.pause();
      this.socket.write(`GET ${path} HTTP/1.1\r\nHost: slow.example\r\nX-Request-Id: slow-read\r\n${authorization}\r\n`);
      return;
    }
    this.socket.resume();
    this.socket.write(`GET ${path} HTTP/1.1\r\nHost: slow.example\r\n`);
    if (kind === 'body') this.socket.write('Content-Length: 100000\r\n\r\n');
    this.timer = setInterval(() => this.socket.write(kind === 'body' ? 'x' : 'X-Slow: x\r\n'), everyMs);
  }

  destroy() {
    clearInterval(this.timer);
    this.socket.destroy();
  }
}
