// The client of the load: a plain socket and a request made beforehand, as it competes with what it measures for the same cores.
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/** One open connection that asks for PDFs, one after the other. */
export class PdfClient {
  /** @type {import('node:net').Socket} */
  #socket;
  #request;
  /** @type {Buffer[]} */
  #parts = [];
  #received = 0;
  #headLength = 0;
  #expected = 0;
  /** @type {{ resolve: (pdf: Buffer) => void, reject: (error: Error) => void } | undefined} */
  #waiting;

  /** @param {number} port @param {string} path @param {string} token */
  constructor(port, path, token) {
    this.#request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nUser-Agent: bench\r\nAccept: application/pdf\r\n\r\n`;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.connected = new Promise((resolve) => this.#socket.once('connect', resolve));
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the service closed the connection')));
  }

  /** Resolves when the connection stands. */
  connected;

  /** Asks once. Rejects when the answer is not a whole PDF. @returns {Promise<Buffer>} */
  fetch() {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(this.#request);
    });
  }

  close() {
    this.#socket.destroy();
  }

  /** @param {Buffer} chunk */
  #receive(chunk) {
    this.#parts.push(chunk);
    this.#received += chunk.length;
    if (this.#headLength === 0 && !this.#readHead()) return;
    if (this.#received < this.#headLength + this.#expected) return;
    const body = Buffer.concat(this.#parts).subarray(this.#headLength);
    this.#parts = [];
    this.#received = 0;
    this.#headLength = 0;
    const fault = faultOf(body, this.#expected);
    if (fault) this.#fail(new Error(fault));
    else this.#waiting?.resolve(body);
  }

  /** Whether the head is complete. */
  #readHead() {
    const start = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts);
    const end = start?.indexOf(HEAD_END) ?? -1;
    if (!start || end < 0) return false;
    const head = start.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) {
      this.#fail(new Error(`the service answered ${start.toString('latin1', 0, 2000)}`));
      return false;
    }
    this.#headLength = end + HEAD_END.length;
    this.#expected = Number(length);
    return true;
  }

  /** @param {Error} error */
  #fail(error) {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

/** How many pages a PDF of Chromium has: it does not compress its page objects. @param {Buffer} pdf */
export function pagesOf(pdf) {
  return pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
}

/** @param {Buffer} body @param {number} expected */
function faultOf(body, expected) {
  if (body.length !== expected) return `Content-Length is ${expected}, but ${body.length} bytes came`;
  if (body.toString('latin1', 0, 5) !== '%PDF-') return 'the body does not start with %PDF-';
  if (!body.toString('latin1', body.length - 8).includes('%%EOF')) return 'the body does not end with %%EOF';
  return undefined;
}
