import { readFileSync } from 'node:fs';

/** @typedef {{ pid: number, startedAt: string }} RunningProcess a process; its start time distinguishes it from a later one with the same pid */

/** Boot and start time of a process on Linux; on other systems there is only the pid. @param {number} pid @returns {RunningProcess} */
export function describeProcess(pid) {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the 22nd field; the second, the command, is in brackets and may hold spaces.
    return { pid, startedAt: `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}` };
  } catch {
    return { pid, startedAt: 'unknown' };
  }
}

/** @param {RunningProcess} one */
export function isRunning(one) {
  try {
    process.kill(one.pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return describeProcess(one.pid).startedAt === one.startedAt;
}
