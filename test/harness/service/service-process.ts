import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import { AUDIENCE, ISSUER, SECRET } from './tokens.js';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const running = new Set<ChildProcess>();

// Whatever becomes of a test: none of these processes outlives it.
afterAll(killAll);
process.once('exit', killAll);

function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** What a command came to. */
export interface Ended {
  /** Its exit code; the signal's name when one ended it. */
  code: number | NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  milliseconds: number;
}

/** A program of dist/ in a process of its own. */
export interface Program {
  child: ChildProcess;
  /** What it has written so far. */
  output: { stdout: string; stderr: string };
  ended: Promise<Ended>;
}

/** The settings under which the tests' tokens hold, and nothing of this process but its PATH and HOME. */
export const SETTINGS = {
  HOST: '127.0.0.1',
  PORT: '0',
  JWT_SECRET: SECRET,
  JWT_ISSUER: ISSUER,
  JWT_AUDIENCE: AUDIENCE,
  SHUTDOWN_DELAY_MS: '0',
};

/** Starts `dist/<name>.js`. */
export function startProgram(name: string, args: string[], env: Record<string, string>, cwd = PROJECT): Program {
  return startScript(`${PROJECT}dist/${name}.js`, args, env, cwd);
}

/** Starts any script. */
export function startScript(file: string, args: string[], env: Record<string, string> = {}, cwd = PROJECT): Program {
  const { PATH = '', HOME = '', PUPPETEER_EXECUTABLE_PATH = '', PUPPETEER_CACHE_DIR = '' } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, [file, ...args], {
    cwd,
    env: { PATH, HOME, PUPPETEER_EXECUTABLE_PATH, PUPPETEER_CACHE_DIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? signal, ...output, milliseconds: performance.now() - started });
    });
  });
  return { child, output, ended };
}

/** Runs `dist/<name>.js` to its end. */
export function runProgram(name: string, args: string[], env: Record<string, string> = {}, cwd?: string): Promise<Ended> {
  return startProgram(name, args, env, cwd).ended;
}

/** A running service. */
export interface ServiceProcess extends Program {
  port: number;
  url: string;
  /** Its log, line by line. */
  lines(): { level: string; message: string; [field: string]: unknown }[];
}

/** Starts the service and waits until it listens. */
export async function startService(env: Record<string, string>, cwd?: string): Promise<ServiceProcess> {
  const program = startProgram('main', [], { ...SETTINGS, ...env }, cwd);
  const lines = () =>
    program.output.stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { level: string; message: string; port?: number });
  let over = false;
  void program.ended.then(() => (over = true));
  for (const end = Date.now() + 30_000; ;) {
    const port = lines().find(({ message }) => message === 'listening')?.port;
    if (port !== undefined) return { ...program, lines, port, url: `http://127.0.0.1:${port}` };
    if (over || Date.now() > end) {
      program.child.kill('SIGKILL');
      throw new Error(`the service did not start: ${program.output.stdout}${program.output.stderr}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The processes that descend from one (Linux): pid and command. */
export function descendants(root: number): { pid: number; command: string }[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const facts = factsOf(Number(name));
      return facts ? [{ pid: Number(name), ...facts }] : [];
    });
  const family = new Set([root]);
  for (let grown = 0; grown !== family.size;) {
    grown = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => pid !== root && family.has(pid));
}

/** Which of these processes still run; one that only waits to be reaped does not. */
export function stillRunning(processes: readonly { pid: number; command: string }[]): { pid: number; command: string }[] {
  return processes.filter(({ pid, command }) => factsOf(pid)?.command === command);
}

function factsOf(pid: number): { parent: number; command: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/)[0] ?? '';
    return state === 'Z' ? undefined : { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}
