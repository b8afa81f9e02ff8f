// Contenders run in processes of their own: their cost is told apart, and none slows another by its garbage.
import { fork } from 'node:child_process';
import { signal, treeOf } from '../../test/harness/machine/processes.js';
import { stopAtTheEnd } from './clean-up.mjs';

/**
 * @typedef {object} Worker
 * @property {number} pid
 * @property {(verb: string, question?: object) => Promise<any>} ask
 * @property {() => Promise<void>} stop
 */

/** Starts a module that calls `serveParent`. @param {URL} module @param {{ env?: Record<string, string> }} [options] @returns {Promise<Worker>} */
export async function startWorker(module, { env = {} } = {}) {
  const child = fork(module, [], { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let last = 0;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.on('message', (/** @type {{ id: number, value?: unknown, error?: string }} */ { id, value, error }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${module.pathname} ended (${String(code)})`));
  });
  const stop = async () => {
    if (child.connected) child.disconnect();
    // With its browser, which would outlive it.
    const kill = () => treeOf(child.pid ?? 0).forEach(({ pid }) => signal(pid, 'SIGKILL'));
    const timer = setTimeout(kill, 5000);
    await ended;
    clearTimeout(timer);
  };
  stopAtTheEnd(stop);
  return {
    pid: child.pid ?? 0,
    ask: (verb, question = {}) =>
      new Promise((resolve, reject) => {
        if (!child.connected) return reject(new Error(`${module.pathname} has ended`));
        const id = ++last;
        waiting.set(id, { resolve, reject });
        child.send({ id, verb, question });
      }),
    stop,
  };
}

/**
 * The other side: answers the parent's questions until it hangs up, then closes.
 * @param {Record<string, (question: any) => Promise<unknown>>} verbs
 * @param {() => Promise<void>} [close]
 */
export function serveParent(verbs, close = async () => {}) {
  // A parent that has hung up wants no answer.
  const answer = (/** @type {{ id: number, value?: unknown, error?: string }} */ message) =>
    void (process.connected && process.send?.(message));
  process.on('message', (/** @type {{ id: number, verb: string, question: object }} */ { id, verb, question }) => {
    const work = verbs[verb];
    if (!work) return answer({ id, error: `no verb ${verb}` });
    work(question).then(
      (value) => answer({ id, value }),
      (error) => answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  const end = () => void close().finally(() => process.exit(0));
  process.once('disconnect', end);
  // It hung up while this module was still starting.
  if (!process.connected) end();
  // The terminal's signals reach everyone: the parent decides.
  for (const name of ['SIGINT', 'SIGHUP']) process.on(name, () => {});
}
