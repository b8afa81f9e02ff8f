// What CPU processes cost, read from /proc (Linux).
import { treeOf } from '../../test/harness/machine/processes.js';

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
  for (const { command, own, reaped } of treeOf(root).slice(1)) {
    const line = command.join(' ');
    const kind = /--type=([\w-]+)/.exec(line)?.[1] ?? (/chrom/.test(line) ? 'browser' : 'other');
    seconds[kind] = (seconds[kind] ?? 0) + own + reaped;
  }
  return seconds;
}
