// The press thread, as the rest of the studio sees it.
import { Thread } from '../threads.mjs';

/** @typedef {import('../../shared/api.js').Selection} Selection */
/** @typedef {import('../../shared/api.js').Fault} Fault */
/** @typedef {import('./press.mjs').Press} Press */

const DEADLINE_MS = 5_000;
const LINTER_DEADLINE_MS = 60_000;
const MEMORY_MB = 1024;
const URGENT = new Set(['forget', 'drop', 'render']);

/** Loads and renders templates. */
export class PressRoom {
  #thread = new Thread(new URL('press-thread.mjs', import.meta.url), { name: 'the template', memoryMb: MEMORY_MB });

  /** @param {string} root @param {readonly string[]} files @returns {Promise<void>} */
  forget(root, files) {
    return this.#ask(root, 'forget', [files]);
  }

  /** A folder of templates is there no longer. @param {string} root @returns {Promise<void>} */
  drop(root) {
    return this.#ask(root, 'drop', []);
  }

  /** @param {string} root @returns {Promise<ReturnType<Press['catalogue']>>} */
  catalogue(root) {
    return this.#ask(root, 'catalogue', []);
  }

  /** @param {string} root @param {Selection} selection @param {string} marker @returns {Promise<ReturnType<Press['render']>>} */
  render(root, selection, marker) {
    return this.#ask(root, 'render', [selection, marker]);
  }

  /** @param {string} root @param {Selection} selection @returns {Promise<ReturnType<Press['view']>>} */
  view(root, selection) {
    return this.#ask(root, 'view', [selection]);
  }

  /** @param {string} root @param {Selection} selection @returns {Promise<ReturnType<Press['blocks']>>} */
  blocks(root, selection) {
    return this.#ask(root, 'blocks', [selection]);
  }

  /** @param {string} root @param {string} design @returns {ReturnType<Press['findings']>} */
  findings(root, design) {
    return this.#ask(root, 'findings', [design], LINTER_DEADLINE_MS);
  }

  close() {
    return this.#thread.close();
  }

  /** @param {string} root @param {string} act @param {unknown[]} args @param {number} deadlineMs @returns {Promise<any>} */
  #ask(root, act, args, deadlineMs = DEADLINE_MS) {
    // The page comes first; what is beside it waits.
    return this.#thread.ask({ root, act, args }, { deadlineMs, isUrgent: URGENT.has(act) });
  }
}

/** What a question that failed found wrong. @param {unknown} error @returns {Fault} */
export function faultIn(error) {
  if (error instanceof Error && 'fault' in error) return /** @type {Fault} */ (error.fault);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal_error';
  return { code, message: error instanceof Error ? error.message : String(error), file: null, line: null, excerpt: [] };
}
