import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * @typedef {object} ProcessFacts
 * @property {number} pid
 * @property {number} parent
 * @property {string} state one letter of /proc: R, S, T, Z …
 * @property {number} threads
 * @property {string[]} command empty for a zombie
 */

/** What /proc says of a process; undefined when there is none. @param {number} pid @returns {ProcessFacts | undefined} */
export function processFacts(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Chromium's forked children have their arguments in one string.
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
    return { pid, parent: Number(fields[1]), state: fields[0] ?? '', threads: Number(fields[17]), command };
  } catch {
    return undefined;
  }
}

/** All that descend from a process. @param {number} root @returns {ProcessFacts[]} */
export function descendants(root) {
  /** @type {ProcessFacts[]} */
  const found = [];
  const queue = [root];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    for (const child of childrenOf(pid)) {
      const facts = processFacts(child);
      if (facts) found.push(facts);
      queue.push(child);
    }
  }
  return found;
}

/** @param {number} pid */
function childrenOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

/** @param {ProcessFacts} facts */
export function isChromium({ command, state }) {
  return state !== 'Z' && /chrom[^/]*$/.test(command[0] ?? '');
}

/** The main processes of a service's browsers: not `unshare` in front of them, not their zygotes and helpers. @param {number} service */
export function mainBrowsers(service) {
  return descendants(service).filter(
    (facts) =>
      isChromium(facts) &&
      facts.command.includes('--remote-debugging-pipe') &&
      !facts.command.some((part) => part.startsWith('--type=')),
  );
}

/** Those of them that have a page, as a browser has that is not just starting. @param {number} service */
export function browsersWithPages(service) {
  return mainBrowsers(service).filter(({ pid }) => descendants(pid).some(isRenderer));
}

/** A process in which pages live. @param {ProcessFacts} facts */
export function isRenderer({ command }) {
  return command.includes('--type=renderer');
}

/** Sends a signal; one that is gone already is no fault. @param {number} pid @param {NodeJS.Signals} name */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Those of the processes that still run: the same process under the same number, and no zombie. @param {readonly ProcessFacts[]} processes */
export function stillRunning(processes) {
  return processes.filter(({ pid, command }) => {
    const now = processFacts(pid);
    return now !== undefined && now.state !== 'Z' && now.command[0] === command[0];
  });
}

/** Proportional set size in bytes: memory that processes share is counted once. @param {number} pid */
export function proportionalBytes(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');
    return Number(/^Pss: +(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** What a process has open, by kind. @param {number} pid */
export function openFiles(pid) {
  let [files, sockets] = [0, 0];
  try {
    for (const name of readdirSync(`/proc/${pid}/fd`)) {
      files += 1;
      try {
        if (readlinkSync(`/proc/${pid}/fd/${name}`).startsWith('socket:')) sockets += 1;
      } catch {
        files -= 1;
      }
    }
  } catch {
    return { files: 0, sockets: 0 };
  }
  return { files, sockets };
}
