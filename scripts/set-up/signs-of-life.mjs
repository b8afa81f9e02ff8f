import { readdirSync, readFileSync } from 'node:fs';

/** Fewer bytes come from timers and log lines, not from a download. */
const WORTH_NOTING = 16_384;

/** Tells whether a command still does something: it prints, or (on Linux) it or one of its children reads or writes. */
export class SignsOfLife {
  #pid;
  #last = Date.now();
  #bytes = 0;

  /** @param {number | undefined} pid */
  constructor(pid) {
    this.#pid = pid;
  }

  /** The command printed something. */
  note() {
    this.#last = Date.now();
  }

  /** How long nothing has happened, in milliseconds. */
  silentForMs() {
    const bytes = this.#pid === undefined ? 0 : bytesOf(this.#pid);
    if (Math.abs(bytes - this.#bytes) >= WORTH_NOTING) {
      this.#bytes = bytes;
      this.note();
    }
    return Date.now() - this.#last;
  }
}

/** What a process and its children have read and written, network included. @param {number} pid @returns {number} */
function bytesOf(pid) {
  try {
    const own = [...readFileSync(`/proc/${pid}/io`, 'utf8').matchAll(/^[rw]char: (\d+)$/gm)].map(([, bytes]) => Number(bytes));
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return [...own, ...children.map((child) => bytesOf(Number(child)))].reduce((sum, one) => sum + one, 0);
  } catch {
    return 0;
  }
}
