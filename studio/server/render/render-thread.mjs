// The thread in which templates are loaded and rendered. If a template never ends or needs too much memory, the thread is stopped with it.
import { parentPort } from 'node:worker_threads';
import { built } from '../../../scripts/built.mjs';
import { faultOf } from './fault.mjs';
import { Renderer } from './renderer.mjs';

/** @typedef {import('./renderer.mjs').Rendered} Rendered */

/** @type {typeof import('../../../src/templates/index.js')} */
const { printFault } = await built('templates/index.js');

/** @type {Map<string, Renderer>} by folder of templates */
const renderers = new Map();

/** @param {string} root */
function rendererOf(root) {
  const known = renderers.get(root) ?? new Renderer(root);
  renderers.set(root, known);
  return known;
}

parentPort?.on('message', (message) => void answer(message));
// The fonts take longest to read, and no template is the cause.
printFault('');
parentPort?.postMessage({ isReady: true });

/** @param {{ id: number, root: string, act: 'forget' | 'drop' | 'catalogue' | 'render' | 'view' | 'eInvoice' | 'blocks' | 'findings', args: any[] }} message */
async function answer({ id, root, act, args }) {
  try {
    if (act === 'drop') renderers.delete(root);
    const renderer = act === 'drop' ? null : rendererOf(root);
    // The arguments come from server/render/renderer-client.mjs, which has their types.
    const method = /** @type {(...args: any[]) => unknown} */ (renderer?.[/** @type {'view'} */ (act)]);
    parentPort?.postMessage({ id, value: await method?.apply(renderer, args) });
  } catch (error) {
    parentPort?.postMessage({ id, fault: faultOf(error, root) });
  }
}
