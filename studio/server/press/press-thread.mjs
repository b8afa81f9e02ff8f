// The thread in which templates are loaded and rendered. If a template never ends or needs too much memory, the thread is stopped with it.
import { parentPort } from 'node:worker_threads';
import { faultOf } from './fault.mjs';
import { Press } from './press.mjs';

/** @typedef {import('./press.mjs').Rendered} Rendered */

/** @type {Map<string, Press>} by folder of templates */
const presses = new Map();

/** @param {string} root */
function pressOf(root) {
  const known = presses.get(root) ?? new Press(root);
  presses.set(root, known);
  return known;
}

parentPort?.on('message', (message) => void answer(message));

/** @param {{ id: number, root: string, act: 'forget' | 'drop' | 'catalogue' | 'render' | 'view' | 'blocks' | 'findings', args: any[] }} message */
async function answer({ id, root, act, args }) {
  try {
    if (act === 'drop') presses.delete(root);
    const press = act === 'drop' ? null : pressOf(root);
    // The arguments come from server/press/press-room.mjs, which has their types.
    const method = /** @type {(...args: any[]) => unknown} */ (press?.[/** @type {'view'} */ (act)]);
    parentPort?.postMessage({ id, value: await method?.apply(press, args) });
  } catch (error) {
    parentPort?.postMessage({ id, fault: faultOf(error, root) });
  }
}
