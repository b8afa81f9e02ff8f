import { connect, type Socket } from 'node:net';
import type { RawAnswer } from './raw-http.js';

/** What to send besides the target. */
export interface RawRequest {
  method?: string;
  headers?: Readonly<Record<string, string>>;
}

/**
 * Asks one thing after the other over one connection, opened again when the server closes it. The target goes over the wire as it is, one byte for each
 * character: nothing is normalised, encoded or refused on the way.
 */
export class KeepAliveClient {
  readonly #port: number;
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #wake = () => {};

  constructor(port: number) {
    this.#port = port;
  }

  /** @throws Error when no whole answer comes within five seconds */
  async ask(target: string, { method = 'GET', headers = {} }: RawRequest = {}): Promise<RawAnswer> {
    const socket = (this.#socket ??= this.#open());
    const fields = Object.entries({ Host: 'own.example', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    this.#received = Buffer.alloc(0);
    socket.write(Buffer.from(`${method} ${target} HTTP/1.1\r\n${fields.join('')}\r\n`, 'latin1'));
    try {
      const answer = await this.#answer(socket, method);
      if (answer.headers['connection'] === 'close') this.close();
      return answer;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open(): Socket {
    const socket = connect(this.#port, '127.0.0.1').setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    // A server that closes with words of ours unread resets the connection: what it said before counts.
    socket.on('error', () => this.#wake());
    socket.on('close', () => this.#wake());
    return socket;
  }

  async #answer(socket: Socket, method: string): Promise<RawAnswer> {
    const end = Date.now() + 5000;
    for (;;) {
      const answer = wholeAnswer(this.#received, method);
      if (answer) return answer;
      if (socket.destroyed || Date.now() > end)
        throw new Error(`no whole answer; the server said: ${this.#received.toString('latin1').slice(0, 500)}`);
      await this.#news(end - Date.now());
    }
  }

  #news(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, milliseconds));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The answer, once all of it is there; more than that is a fault. Every answer says how long it is; events come in chunks, of which the last is empty. */
function wholeAnswer(bytes: Buffer, method: string): RawAnswer | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [statusLine = '', ...fields] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 1).trim()]),
  );
  if (headers['transfer-encoding'] === 'chunked') {
    if (!bytes.subarray(-7).equals(Buffer.from('\r\n0\r\n\r\n'))) return undefined;
    return { status: Number(statusLine.split(' ')[1]), headers, body: bytes.subarray(headEnd + 4).toString('utf8') };
  }
  const length = Number(headers['content-length']);
  if (Number.isNaN(length)) throw new Error(`an answer without Content-Length: ${statusLine} ${fields.join(', ')}`);
  const body = bytes.subarray(headEnd + 4);
  // If HTTP's parser gives up, nobody knows that it was HEAD, and the connection ends with the body.
  const expected = method === 'HEAD' && headers['connection'] !== 'close' ? 0 : length;
  if (body.length < expected) return undefined;
  if (body.length > expected) throw new Error(`more than one answer: ${bytes.toString('latin1').slice(0, 500)}`);
  return { status: Number(statusLine.split(' ')[1]), headers, body: body.toString('utf8') };
}
