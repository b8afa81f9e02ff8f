import { spawn } from 'node:child_process';
import type { BrowserUser } from './browser-user.js';

// From util-linux. In a user namespace, an unprivileged user may create the network namespace. Chromium's sandbox nests in it.
const unshare = ['unshare', '--user', '--net', '--map-current-user', '--'] as const;
const probeTimeoutMs = 3000;

/** The command that runs a program in an empty network namespace; the pid stays the same. */
export function inNetworkNamespace(command: readonly string[]): string[] {
  return [...unshare, ...command];
}

/** Whether this host lets the browser's user create a network namespace. Tries it with the program `true`. */
export function canMakeNetworkNamespace(user: BrowserUser | undefined, env: Record<string, string>): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(false);
  const [program, ...args] = inNetworkNamespace(['true']);
  return new Promise((resolve) => {
    const child = spawn(program ?? '', args, { ...user, env, stdio: 'ignore', timeout: probeTimeoutMs, killSignal: 'SIGKILL' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
