// Processes as /proc shows them (Linux).
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc/<pid>/stat: 100 on every Linux that Node runs on. */
const TICKS = 100;

/**
 * @typedef {object} ProcessFacts
 * @property {number} pid
 * @property {number} parent
 * @property {string} state one letter: R, S, T, Z …
 * @property {number} threads
 * @property {number} own CPU seconds of the process itself
 * @property {number} reaped CPU seconds of its children that ended and were waited for
 * @property {string[]} command empty for a zombie
 */

/** What /proc says of a process; undefined when there is none. @param {number} pid @returns {ProcessFacts | undefined} */
export function processFacts(pid) {
  const facts = statusOf(pid);
  return facts && { ...facts, command: commandOf(pid) };
}

/** A process, if it exists, and all its descendants: parents before their children. @param {number} root @returns {ProcessFacts[]} */
export function treeOf(root) {
  /** @type {Map<number, Omit<ProcessFacts, 'command'>[]>} */
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    const facts = /^\d+$/.test(name) ? statusOf(Number(name)) : undefined;
    if (!facts) continue;
    const siblings = children.get(facts.parent);
    if (siblings) siblings.push(facts);
    else children.set(facts.parent, [facts]);
  }
  const top = statusOf(root);
  const tree = top ? [top] : [];
  for (const { pid } of tree) tree.push(...(children.get(pid) ?? []));
  return tree.map((facts) => ({ ...facts, command: commandOf(facts.pid) }));
}

/** All that descend from a process. @param {number} root */
export function descendants(root) {
  return treeOf(root).slice(1);
}

/** Those of the processes that still run: the same process under the same number, and no zombie. @param {readonly ProcessFacts[]} processes */
export function stillRunning(processes) {
  return processes.filter(({ pid, command }) => {
    const now = processFacts(pid);
    return now !== undefined && now.state !== 'Z' && now.command[0] === command[0];
  });
}

/**
 * Sends a signal to a process, or to a group of them (a negative number); a process that is already gone is ignored.
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
export function signal(pid, name) {
  // A program that could not be started has no number, and 0 would be this process and its whole group.
  if (pid === 0) return false;
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
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

/** How many files and sockets a process has open. @param {number} pid */
export function openFiles(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** Bytes that went through the network of a process, in and out, by interface. @param {number} pid @returns {Record<string, number>} */
export function trafficOf(pid) {
  const lines = readFileSync(`/proc/${pid}/net/dev`, 'utf8').trim().split('\n').slice(2);
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...figures] = line.trim().split(/[:\s]+/);
      return [name, Number(figures[0]) + Number(figures[8])];
    }),
  );
}

/** @param {number} pid @returns {Omit<ProcessFacts, 'command'> | undefined} */
function statusOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command is in parentheses and may contain anything; the fields begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const number = (/** @type {number} */ index) => Number(fields[index]);
    return {
      pid,
      parent: number(1),
      state: fields[0] ?? '',
      threads: number(17),
      own: (number(11) + number(12)) / TICKS,
      reaped: (number(13) + number(14)) / TICKS,
    };
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function commandOf(pid) {
  try {
    // Chromium's forked children have their arguments in one string.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
  } catch {
    return [];
  }
}
