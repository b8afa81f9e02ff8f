import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process of a browser that this test process started. */
export interface BrowserProcessFacts {
  pid: number;
  parent: number;
  command: string[];
}

/** The Chromium processes that descend from this process, zombies left out (Linux). */
export function chromiumProcesses(): BrowserProcessFacts[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        // Forked children have their arguments in one string.
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split(/[\0 ]/);
        return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        return [];
      }
    });
  const family = new Set([process.pid]);
  for (let grown = 0; grown !== family.size;) {
    grown = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid, command }) => family.has(pid) && /chrom[^/]*$/.test(command[0] ?? ''));
}

/** The main processes of the browsers. */
export function mainProcesses(): BrowserProcessFacts[] {
  return chromiumProcesses().filter(
    ({ command }) => !command.some((part) => part.startsWith('--type=')) && command.includes('--remote-debugging-pipe'),
  );
}

/** The renderers, one or more for each page. */
export function rendererProcesses(): BrowserProcessFacts[] {
  return chromiumProcesses().filter(({ command }) => command.some((part) => part.startsWith('--type=renderer')));
}

/** Waits until the condition holds; throws after two seconds. */
export async function eventually(condition: () => boolean, what: string, patienceMs = 2000): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end;) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not within ${patienceMs} ms: ${what}`);
}

/** What a process was started with: its arguments and its environment, as far as it has not overwritten them. */
export function startedWith(pid: number): string {
  return readAsOwner(`/proc/${pid}/cmdline`) + readAsOwner(`/proc/${pid}/environ`);
}

/** Bytes that went through the network of a process, in and out, by interface. */
export function trafficOf(pid: number): Record<string, number> {
  const lines = readFileSync(`/proc/${pid}/net/dev`, 'utf8').trim().split('\n').slice(2);
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...figures] = line.trim().split(/[:\s]+/);
      return [name, Number(figures[0]) + Number(figures[8])];
    }),
  );
}

/** Root of a container may not look into another user's process; that user itself may. */
export function readAsOwner(path: string): string {
  return runAsOwner('cat', path);
}

/** Runs a command on a path as the browser's user. */
export function runAsOwner(command: string, path: string): string {
  return execFileSync(command, [path], { encoding: 'utf8', ...(process.getuid?.() === 0 && { uid: 65_534, gid: 65_534 }) });
}
