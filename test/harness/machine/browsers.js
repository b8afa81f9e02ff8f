// Chromium's processes among those of /proc.
import { treeOf } from './processes.js';

/** @typedef {import('./processes.js').ProcessFacts} ProcessFacts */

/** The Chromium processes below a process, zombies left out. @param {number} root */
export function chromiumProcesses(root) {
  return treeOf(root).slice(1).filter(isChromium);
}

/** The main processes of the browsers below a process: not `unshare` in front of them, not their zygotes and helpers. @param {number} root */
export function mainBrowsers(root) {
  return chromiumProcesses(root).filter(isMain);
}

/** Those of them that have a page, as a browser has that is not just starting. @param {number} root */
export function browsersWithPages(root) {
  const processes = chromiumProcesses(root);
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const ancestors = new Set(processes.filter(isRenderer).flatMap(({ pid }) => lineOf(pid, parents)));
  return processes.filter((facts) => isMain(facts) && ancestors.has(facts.pid));
}

/** @param {ProcessFacts} facts */
export function isChromium({ command, state }) {
  return state !== 'Z' && /chrom[^/]*$/.test(command[0] ?? '');
}

/** A process in which pages live. @param {ProcessFacts} facts */
export function isRenderer({ command }) {
  return command.includes('--type=renderer');
}

/** @param {ProcessFacts} facts */
function isMain({ command }) {
  return command.includes('--remote-debugging-pipe') && !command.some((part) => part.startsWith('--type='));
}

/** A process and what it descends from. @param {number} pid @param {ReadonlyMap<number, number>} parents @returns {number[]} */
function lineOf(pid, parents) {
  const parent = parents.get(pid);
  return parent === undefined ? [pid] : [pid, ...lineOf(parent, parents)];
}
