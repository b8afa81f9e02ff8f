import { connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { connectErrorOf } from './connect-error.js';
import { addressOf } from './connection-url.js';
import type { TlsPlan } from './tls-plan.js';

/** Length and code of PostgreSQL's SSLRequest: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** @param why there is no TLS */
export type OnPlaintext = (why: string) => void;

/**
 * The stream under pg. Before pg sends anything, it negotiates TLS with the server, as libpq does for each `sslmode`. pg itself can only require TLS or use
 * none. Errors until then include the address.
 */
export class DatabaseStream extends Duplex {
  readonly #plan: TlsPlan | null;
  readonly #onPlaintext: OnPlaintext | undefined;
  #inner: Socket | undefined;
  #keepAlive: [boolean, number?] = [false];

  /** @param plan null: no TLS @param onPlaintext called when it is connected to another host without TLS */
  constructor(plan: TlsPlan | null, onPlaintext?: OnPlaintext) {
    super({ allowHalfOpen: false });
    this.#plan = plan;
    this.#onPlaintext = onPlaintext;
  }

  /** Like a socket's; `connect` is emitted when pg may start to talk to the server. @param port or the path of a Unix socket, without a host */
  connect(port: number | string, host?: string): this {
    const address = host === undefined || typeof port === 'string' ? String(port) : addressOf({ host, port });
    this.#open(port, host).then(
      (socket) => this.#use(socket),
      (error: unknown) => this.destroy(connectErrorOf(error, address)),
    );
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(on: boolean, delay?: number): this {
    this.#keepAlive = [on, delay];
    this.#inner?.setKeepAlive(on, delay);
    return this;
  }

  ref(): this {
    this.#inner?.ref();
    return this;
  }

  unref(): this {
    this.#inner?.unref();
    return this;
  }

  async #open(port: number | string, host: string | undefined): Promise<Socket> {
    const plan = this.#plan;
    const plain = await this.#reach(port, host);
    // libpq: sslmode is for TCP.
    if (host === undefined) return plain;
    if (!plan) return this.#tellPlaintext(plain, 'TLS is disabled');
    const offered = await askForTls(plain);
    if (!offered && plan.required) throw failure('TLS_NOT_OFFERED');
    if (!offered) return this.#tellPlaintext(plain, 'the server does not offer TLS');
    try {
      return await secured(plain, host, plan.options);
    } catch (error) {
      if (plan.required || this.destroyed) throw error;
      // prefer: if the TLS handshake fails, connect without TLS.
      return this.#tellPlaintext(await this.#reach(port, host), 'the TLS handshake failed');
    }
  }

  #tellPlaintext(socket: Socket, why: string): Socket {
    if (!isThisHost(socket)) this.#onPlaintext?.(why);
    return socket;
  }

  async #reach(port: number | string, host: string | undefined): Promise<Socket> {
    const socket = typeof port === 'string' || host === undefined ? connect(String(port)) : connect(port, host);
    socket.setNoDelay(true);
    this.#inner = socket;
    await settled(socket, 'connect');
    return socket;
  }

  #use(socket: Socket): void {
    if (this.destroyed) return void socket.destroy();
    this.#inner = socket;
    socket.setKeepAlive(...this.#keepAlive);
    socket.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) socket.pause();
    });
    socket.once('end', () => this.push(null));
    socket.once('error', (error) => this.destroy(error));
    socket.once('close', () => this.destroy());
    socket.resume();
    this.emit('connect');
  }

  override _read(): void {
    this.#inner?.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    if (this.#inner) this.#inner.write(chunk, callback);
    else callback(new Error('not connected'));
  }

  override _final(callback: () => void): void {
    if (this.#inner) this.#inner.end(callback);
    else callback();
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    this.#inner?.destroy();
    callback(error);
  }
}

/** Whether what is sent stays on this machine. */
function isThisHost({ remoteAddress = '', localAddress }: Socket): boolean {
  return remoteAddress === localAddress || /^(?:::1$|(?:::ffff:)?127\.)/.test(remoteAddress);
}

/** Whether the server accepts TLS. */
async function askForTls(socket: Socket): Promise<boolean> {
  const answer = new Promise<Buffer>((resolve) => socket.once('data', resolve));
  socket.write(SSL_REQUEST);
  const bytes = await Promise.race([answer, settled(socket, 'close').then(() => Buffer.alloc(0))]);
  socket.pause();
  // More than one byte may be data that an attacker in the middle injects before encryption starts (CVE-2021-23222).
  if (bytes.length === 1 && bytes[0] === 'S'.charCodeAt(0)) return true;
  if (bytes.length === 1 && bytes[0] === 'N'.charCodeAt(0)) return false;
  throw failure('NOT_POSTGRESQL');
}

async function secured(socket: Socket, host: string, options: ConnectionOptions): Promise<Socket> {
  const secure = connectTls({ ...options, socket, host, ...(isName(host) && { servername: host }) });
  try {
    await settled(secure, 'secureConnect');
    return secure;
  } catch (error) {
    secure.destroy();
    socket.destroy();
    throw error;
  }
}

/** RFC 6066: an IP address is not a server name. */
function isName(host: string): boolean {
  return !host.includes(':') && !/^[\d.]+$/.test(host);
}

/** Waits for one event. @throws what the socket emits as an error, or that it was closed */
function settled(socket: Socket, event: 'connect' | 'secureConnect' | 'close'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    if (event !== 'close') socket.once('close', () => reject(failure('ECONNRESET')));
  });
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
