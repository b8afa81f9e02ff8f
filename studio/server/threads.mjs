// A thread that answers one question after the other. If it takes too long or dies, it is replaced, and the waiting callers get the reason.
import { Worker } from 'node:worker_threads';

/** A thread that starts loads the modules of the service. On a busy machine that takes longer than any answer, and would take as long the next time. */
const START_MS = 60_000;

/** The thread gave no answer. */
export class ThreadError extends Error {
  code = 'gave_up';
}

/**
 * @typedef {object} Question
 * @property {object} message
 * @property {number} deadlineMs
 * @property {(value: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 */

/**
 * Questions wait here and not in the thread, so that a deadline covers only the work for its own question. The file of the thread posts `{ isReady: true }` when it has loaded; deadlines
 * begin then.
 */
export class Thread {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {{ question: Question, id: number, timer: NodeJS.Timeout } | undefined} */
  #current;
  /** @type {Question[]} */
  #urgent = [];
  /** @type {Question[]} */
  #later = [];
  #isReady = false;
  #lastId = 0;
  #closed = false;
  #file;
  #name;
  #memoryMb;

  /** @param {URL} file @param {{ name: string, memoryMb: number }} options */
  constructor(file, { name, memoryMb }) {
    this.#file = file;
    this.#name = name;
    this.#memoryMb = memoryMb;
  }

  /**
   * @param {object} message
   * @param {{ deadlineMs: number, signal?: AbortSignal | undefined, isUrgent?: boolean, isCostly?: boolean }} options an aborted question is not asked;
   * `isCostly`: if it is already running, its thread is stopped
   * @returns {Promise<any>}
   */
  ask(message, { deadlineMs, signal, isUrgent = true, isCostly = false }) {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new ThreadError(`${this.#name} has ended`));
      const line = isUrgent ? this.#urgent : this.#later;
      const question = { message, deadlineMs, resolve, reject };
      line.push(question);
      signal?.addEventListener(
        'abort',
        () => {
          if (isCostly && this.#current?.question === question) return this.#replace('the request was cancelled');
          const place = line.indexOf(question);
          if (place < 0) return;
          line.splice(place, 1);
          reject(signal.reason);
        },
        { once: true },
      );
      this.#next();
    });
  }

  async close() {
    this.#closed = true;
    this.#fail(new ThreadError(`${this.#name} has ended`));
    for (const { reject } of [...this.#urgent.splice(0), ...this.#later.splice(0)]) {
      reject(new ThreadError(`${this.#name} has ended`));
    }
    await this.#worker?.terminate();
  }

  #next() {
    if (this.#current || this.#closed) return;
    const question = this.#urgent.shift() ?? this.#later.shift();
    if (!question) return;
    const id = ++this.#lastId;
    this.#worker ??= this.#start();
    const timer = this.#isReady
      ? this.#timerOf(question)
      : setTimeout(() => this.#replace(`${this.#name} does not start`), START_MS);
    this.#current = { question, id, timer };
    this.#worker.postMessage({ ...question.message, id });
  }

  /** @param {Question} question */
  #timerOf({ deadlineMs }) {
    return setTimeout(() => this.#replace(`${this.#name} took longer than ${deadlineMs / 1000} s, and was stopped`), deadlineMs);
  }

  #onReady() {
    this.#isReady = true;
    if (!this.#current) return;
    clearTimeout(this.#current.timer);
    this.#current.timer = this.#timerOf(this.#current.question);
  }

  #start() {
    const worker = new Worker(this.#file, { name: this.#name, resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb } });
    worker.on('message', (answer) => {
      if (this.#worker !== worker) return;
      if (answer.isReady) this.#onReady();
      else this.#take(answer);
    });
    worker.on('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (this.#worker === worker)
        this.#replace(isMemory ? `${this.#name} needed more than ${this.#memoryMb} MB` : error.message);
    });
    return worker;
  }

  /** @param {{ id: number, value?: unknown, fault?: unknown }} answer */
  #take({ id, value, fault }) {
    if (this.#current?.id !== id) return;
    const { question, timer } = this.#current;
    clearTimeout(timer);
    this.#current = undefined;
    if (fault === undefined) question.resolve(value);
    else question.reject(Object.assign(new ThreadError('the thread found a fault'), { fault }));
    this.#next();
  }

  /** @param {string} why */
  #replace(why) {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#isReady = false;
    void worker?.terminate();
    this.#fail(new ThreadError(why));
    this.#next();
  }

  /** @param {ThreadError} error */
  #fail(error) {
    if (!this.#current) return;
    clearTimeout(this.#current.timer);
    this.#current.question.reject(error);
    this.#current = undefined;
  }
}
