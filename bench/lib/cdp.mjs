// As little of a client for Chromium's debugging pipe as can be: what a library does beyond this, the floor must not pay for.
import { spawn } from 'node:child_process';

/**
 * @typedef {object} Cdp
 * @property {number} pid
 * @property {(method: string, params?: object, sessionId?: string) => Promise<any>} send
 * @property {() => Promise<void>} close
 */

/**
 * Starts a browser with the debugging pipe on descriptors 3 and 4.
 * @param {readonly string[]} command
 * @param {import('node:child_process').SpawnOptions} options user, environment, directory
 * @returns {Cdp}
 */
export function launchWithPipe(command, options) {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const input = /** @type {import('node:stream').Writable} */ (child.stdio[3]);
  const output = /** @type {import('node:stream').Readable} */ (child.stdio[4]);
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  /** @type {Buffer[]} */
  let parts = [];
  output.on('data', (/** @type {Buffer} */ chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      receive(Buffer.concat([...parts, chunk.subarray(start, end)]).toString('latin1'));
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
  const receive = (/** @type {string} */ text) => {
    const { id, result, error } = JSON.parse(text);
    const asked = waiting.get(id);
    if (!asked) return;
    waiting.delete(id);
    if (error) asked.reject(new Error(error.message));
    else asked.resolve(result);
  };
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (const stream of [input, output]) stream.on('error', () => {});
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser ended'));
  });
  const kill = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
  process.once('exit', kill);
  return {
    pid: child.pid ?? 0,
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
    close: async () => {
      kill();
      await ended;
    },
  };
}
