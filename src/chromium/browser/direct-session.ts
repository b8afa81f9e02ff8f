import type { CDPSession } from 'puppeteer-core';
import type { PageSession } from '../page/page-session.js';

/** Ids of Puppeteer count from 1. Its answers that come late must not be taken for ours. */
const firstId = 1_000_000_000;

interface Call {
  resolve(result: never): void;
  reject(error: Error): void;
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: never;
  error?: { message: string };
}

/**
 * A session of the DevTools protocol without Puppeteer in between. A print sends and receives some 300 kB in four calls: Puppeteer's bookkeeping for each call and event
 * would take longer than the messages (see bench/README.md).
 */
export class DirectSession implements PageSession {
  readonly #id: string;
  readonly #write: (message: string) => void;
  readonly #onClose: () => void;
  readonly #calls = new Map<number, Call>();
  readonly #listeners = new Map<string, (() => void)[]>();
  #lastId = firstId;
  #isOpen = true;

  constructor(id: string, write: (message: string) => void, onClose: () => void) {
    this.#id = id;
    this.#write = write;
    this.#onClose = onClose;
  }

  readonly send: CDPSession['send'] = (method, params) =>
    new Promise((resolve, reject) => {
      if (!this.#isOpen) throw new Error(`${method}: the session is closed`);
      const id = ++this.#lastId;
      this.#calls.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
      this.#write(JSON.stringify({ id, method, params, sessionId: this.#id }));
    });

  on(event: string, listener: () => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  /** Takes a message of this session. @returns false if it answers a call of somebody else */
  receive(bytes: Buffer): boolean {
    const { id, method, result, error } = printedPdf(bytes) ?? (JSON.parse(bytes.toString()) as Message);
    if (id === undefined) {
      for (const listener of this.#listeners.get(method ?? '') ?? []) listener();
      return true;
    }
    const call = this.#calls.get(id);
    if (!call) return false;
    this.#calls.delete(id);
    if (error) call.reject(new Error(error.message));
    else call.resolve(result as never);
    return true;
  }

  /** Rejects the calls without an answer, and those to come. */
  close(): void {
    this.#isOpen = false;
    for (const call of this.#calls.values()) call.reject(new Error('the session was closed'));
    this.#calls.clear();
    this.#onClose();
  }
}

const dataStart = /^\{"id":(\d+),"result":\{"data":"/;
const dataEnd = /^"\},"sessionId":"[^"]*"\}$/;

/** The answer with a PDF: hundreds of kilobytes of base64, which need no look at every character. Undefined if it is any other message. */
function printedPdf(bytes: Buffer): Message | undefined {
  const [start, id] = dataStart.exec(bytes.toString('latin1', 0, 60)) ?? [];
  if (start === undefined) return undefined;
  const end = bytes.indexOf('"', start.length);
  if (!dataEnd.test(bytes.toString('latin1', end))) return undefined;
  return { id: Number(id), result: { data: bytes.toString('latin1', start.length, end) } as never };
}
