// What processes cost, read from /proc (Linux).
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc/<pid>/stat: 100 on every Linux that Node runs on. */
const TICKS = 100;

/**
 * @typedef {object} ProcessFacts
 * @property {number} pid
 * @property {number} parent
 * @property {number} own CPU seconds of the process itself
 * @property {number} reaped CPU seconds of its children that ended and were waited for
 */

/** @param {number | string} pid @returns {ProcessFacts | undefined} undefined when it is gone */
export function factsOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command stands in parentheses and may hold anything; the fields begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (/** @type {number} */ index) => Number(fields[index]) / TICKS;
    return { pid: Number(pid), parent: Number(fields[1]), own: seconds(11) + seconds(12), reaped: seconds(13) + seconds(14) };
  } catch {
    return undefined;
  }
}

/** A process and all that descend from it. @param {number} root @returns {ProcessFacts[]} */
export function treeOf(root) {
  /** @type {Map<number, ProcessFacts[]>} */
  const children = new Map();
  /** @type {ProcessFacts | undefined} */
  let top;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const facts = factsOf(name);
    if (!facts) continue;
    if (facts.pid === root) top = facts;
    const siblings = children.get(facts.parent);
    if (siblings) siblings.push(facts);
    else children.set(facts.parent, [facts]);
  }
  const tree = top ? [top] : [];
  for (const one of tree) tree.push(...(children.get(one.pid) ?? []));
  return tree;
}

/** CPU seconds of a process and all its descendants, also of those that ended. @param {number} root */
export function cpuOfTree(root) {
  return treeOf(root).reduce((sum, { own, reaped }) => sum + own + reaped, 0);
}

/** CPU seconds of a process without its descendants, and of these alone. @param {number} root @returns {{ own: number, children: number }} */
export function cpuApart(root) {
  const tree = treeOf(root);
  const own = tree[0]?.own ?? 0;
  return { own, children: tree.reduce((sum, one) => sum + one.own + one.reaped, 0) - own };
}

/** CPU seconds of a browser's processes by what they are: browser, renderer, zygote, gpu-process, utility. @param {number} root an ancestor of browsers */
export function cpuByChromiumProcess(root) {
  /** @type {Record<string, number>} */
  const seconds = {};
  for (const { pid, own, reaped } of treeOf(root).slice(1)) {
    const kind = chromiumKind(pid);
    seconds[kind] = (seconds[kind] ?? 0) + own + reaped;
  }
  return seconds;
}

/** @param {number} pid */
function chromiumKind(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return /--type=([\w-]+)/.exec(line)?.[1] ?? (/chrom/.test(line) ? 'browser' : 'other');
  } catch {
    return 'other';
  }
}

/** Bytes that a process holds: its proportional share of what it has in memory, or all of that where the share may not be read. @param {number} pid */
export function memoryOf(pid) {
  try {
    const share = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1];
    return Number(share ?? 0) * 1024;
  } catch {
    try {
      return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096;
    } catch {
      return 0;
    }
  }
}
