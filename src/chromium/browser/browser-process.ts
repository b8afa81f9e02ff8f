import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { BrowserUser } from './browser-user.js';
import { lowerPriority } from './lower-priority.js';
import { PipeTransport } from './pipe-transport.js';

const keptErrorBytes = 8192;

/** A running browser process, which leads a process group of its own. */
export interface BrowserProcess {
  readonly pid: number;
  readonly transport: PipeTransport;
  /** Resolves when the process has ended. Never rejects. */
  readonly ended: Promise<void>;
  /** The end of what it wrote to standard error (8 kB at most), for the diagnosis of a failed launch. */
  errorOutput(): string;
  /** SIGKILL to the whole process group. */
  kill(): void;
}

/** Starts the command in its own process group, with the debugging pipe on descriptors 3 and 4. Rejects when it cannot be executed. */
export function spawnBrowser(
  command: readonly string[],
  user: BrowserUser | undefined,
  env: Record<string, string>,
  cwd: string,
): Promise<BrowserProcess> {
  const [program, ...args] = command;
  const child = spawn(program ?? '', args, {
    ...user,
    env,
    cwd,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  lowerPriority(child.pid);
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-keptErrorBytes);
  });
  const kill = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // ESRCH: the whole group is gone already.
    }
  };
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      // The leader is gone; what is left of its group must not stay.
      kill();
      resolve();
    });
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      const transport = new PipeTransport(child.stdio[3] as Writable, child.stdio[4] as Readable);
      resolve({ pid: child.pid as number, transport, ended, errorOutput: () => errors, kill });
    });
  });
}
