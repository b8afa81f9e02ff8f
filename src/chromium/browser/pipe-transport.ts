import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';
import { DirectSession } from './direct-session.js';

/** `,"sessionId":"…"}`: Chromium writes the session at the end of a message. */
const sessionAtEnd = /"sessionId":"([0-9A-F]{32})"\}$/;
const longestEnd = 60;

/**
 * Chromium's debugging pipe (`--remote-debugging-pipe`) for Puppeteer: JSON messages, each ended by a NUL byte. No port is opened. The messages of some sessions do not go
 * to Puppeteer, but to a direct session.
 */
export class PipeTransport implements ConnectionTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  readonly #toBrowser: Writable;
  readonly #fromBrowser: Readable;
  readonly #sessions = new Map<string, DirectSession>();
  #parts: Buffer[] = [];

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    this.#fromBrowser = fromBrowser;
    fromBrowser.on('data', (chunk: Buffer) => this.#receive(chunk));
    fromBrowser.on('close', () => {
      for (const session of this.#sessions.values()) session.close();
      this.onclose?.();
    });
    // 'close' reports a broken pipe. Without these listeners, 'error' would end the process.
    fromBrowser.on('error', () => {});
    toBrowser.on('error', () => {});
  }

  send(message: string): void {
    this.#toBrowser.write(`${message}\0`);
  }

  close(): void {
    this.#toBrowser.destroy();
    this.#fromBrowser.destroy();
  }

  /** Takes over a session that Puppeteer has opened: from now on, Puppeteer gets none of its messages. */
  takeOver(sessionId: string): DirectSession {
    const session = new DirectSession(
      sessionId,
      (message) => this.send(message),
      () => this.#sessions.delete(sessionId),
    );
    this.#sessions.set(sessionId, session);
    return session;
  }

  #receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const rest = chunk.subarray(start, end);
      const message = this.#parts.length === 0 ? rest : Buffer.concat([...this.#parts, rest]);
      this.#parts = [];
      start = end + 1;
      // Each message gets its own turn of the event loop, in order: Puppeteer's handlers must not run inside each other.
      setImmediate(() => this.#deliver(message));
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start));
  }

  #deliver(message: Buffer): void {
    const sessionId =
      this.#sessions.size > 0
        ? sessionAtEnd.exec(message.toString('latin1', Math.max(0, message.length - longestEnd)))?.[1]
        : undefined;
    const session = sessionId === undefined ? undefined : this.#sessions.get(sessionId);
    if (!session?.receive(message)) this.onmessage?.(message.toString());
  }
}
