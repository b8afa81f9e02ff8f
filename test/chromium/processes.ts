import { execFileSync } from 'node:child_process';
import * as browsers from '../harness/machine/browsers.js';
import { until } from '../harness/machine/pause.js';

/** The Chromium processes that descend from this process. */
export const chromiumProcesses = () => browsers.chromiumProcesses(process.pid);

/** The main processes of its browsers. */
export const mainProcesses = () => browsers.mainBrowsers(process.pid);

/** The renderers, one or more for each page. */
export const rendererProcesses = () => chromiumProcesses().filter(browsers.isRenderer);

/** Waits until the condition holds; throws after two seconds. */
export const eventually = (condition: () => boolean, what: string, patienceMs = 2000) => until(condition, patienceMs, what);

/** What a process was started with: its arguments and its environment, as far as it has not overwritten them. */
export function startedWith(pid: number): string {
  return readAsOwner(`/proc/${pid}/cmdline`) + readAsOwner(`/proc/${pid}/environ`);
}

/** Root of a container may not look into another user's process; that user itself may. */
export function readAsOwner(path: string): string {
  return runAsOwner('cat', path);
}

/** Runs a command on a path as the browser's user. */
export function runAsOwner(command: string, path: string): string {
  return execFileSync(command, [path], { encoding: 'utf8', ...(process.getuid?.() === 0 && { uid: 65_534, gid: 65_534 }) });
}
