// The render thread, for the rest of the studio.
import { Thread } from '../threads.mjs';

/** @typedef {import('../../shared/api.js').Selection} Selection */
/** @typedef {import('../../shared/api.js').Fault} Fault */
/** @typedef {import('./renderer.mjs').Renderer} Renderer */
/** @typedef {import('./samples.mjs').LoadedSample} LoadedSample */

const DEADLINE_MS = 5_000;
/** Reads every template and sample, and renders none. */
const CATALOGUE_DEADLINE_MS = 30_000;
const LINTER_DEADLINE_MS = 30_000;
const MEMORY_MB = 1024;
const URGENT = new Set(['forget', 'drop', 'render']);

const THREAD = new URL('render-thread.mjs', import.meta.url);

/** Loads and renders templates: one thread for what is shown, another for work that takes longer and may wait. */
export class RendererClient {
  #front = new Thread(THREAD, { name: 'the template', memoryMb: MEMORY_MB });
  #back = new Thread(THREAD, { name: 'the linter', memoryMb: MEMORY_MB });

  /** @param {string} root @param {readonly string[]} files @returns {Promise<unknown>} */
  forget(root, files) {
    return Promise.all([this.#ask(root, 'forget', [files]), this.#askBehind(root, 'forget', [files])]);
  }

  /** A folder of templates was removed. @param {string} root @returns {Promise<unknown>} */
  drop(root) {
    return Promise.all([this.#ask(root, 'drop', []), this.#askBehind(root, 'drop', [])]);
  }

  /** @param {string} root @returns {Promise<ReturnType<Renderer['catalogue']>>} */
  catalogue(root) {
    return this.#ask(root, 'catalogue', []);
  }

  /** @param {string} root @param {Selection} selection @param {string} marker @param {LoadedSample | null} own @returns {Promise<ReturnType<Renderer['render']>>} */
  render(root, selection, marker, own) {
    return this.#ask(root, 'render', [selection, marker, own]);
  }

  /** @param {string} root @param {Selection} selection @param {LoadedSample | null} own @returns {Promise<ReturnType<Renderer['view']>>} */
  view(root, selection, own) {
    return this.#ask(root, 'view', [selection, own]);
  }

  /** @param {string} root @param {Selection} selection @param {LoadedSample | null} own @param {string} profile @param {string} marker @returns {ReturnType<Renderer['eInvoice']>} */
  eInvoice(root, selection, own, profile, marker) {
    return this.#ask(root, 'eInvoice', [selection, own, profile, marker]);
  }

  /** @param {string} root @param {Selection} selection @param {LoadedSample | null} own @returns {Promise<ReturnType<Renderer['blocks']>>} */
  blocks(root, selection, own) {
    return this.#askBehind(root, 'blocks', [selection, own]);
  }

  /** @param {string} root @param {string} design @param {AbortSignal} signal @returns {Promise<ReturnType<Renderer['findings']>>} */
  findings(root, design, signal) {
    return this.#askBehind(root, 'findings', [design], signal);
  }

  async close() {
    await Promise.all([this.#front.close(), this.#back.close()]);
  }

  /** @param {string} root @param {string} act @param {unknown[]} args @returns {Promise<any>} */
  #ask(root, act, args) {
    // The page comes first; the panels wait.
    const deadlineMs = act === 'catalogue' ? CATALOGUE_DEADLINE_MS : DEADLINE_MS;
    return this.#front.ask({ root, act, args }, { deadlineMs, isUrgent: URGENT.has(act) });
  }

  /** @param {string} root @param {string} act @param {unknown[]} args @param {AbortSignal} [signal] @returns {Promise<any>} */
  #askBehind(root, act, args, signal) {
    const isUrgent = URGENT.has(act);
    return this.#back.ask({ root, act, args }, { deadlineMs: LINTER_DEADLINE_MS, isUrgent, signal, isCostly: true });
  }
}

/** The fault of a failed question. @param {unknown} error @returns {Fault} */
export function faultIn(error) {
  if (error instanceof Error && 'fault' in error) return /** @type {Fault} */ (error.fault);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal_error';
  return { code, message: error instanceof Error ? error.message : String(error), file: null, line: null, excerpt: [] };
}
