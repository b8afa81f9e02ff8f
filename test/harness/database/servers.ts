import { mkdir, mkdtemp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pause } from '../machine/pause.js';

/** A PostgreSQL server of this test run; user postgres, no password, time zone America/New_York. */
export interface TestServer {
  readonly port: number;
  /** The postmaster, to be stopped, continued or killed by a test that has the server to itself. */
  readonly pid: number;
  url(database?: string, user?: string): string;
  /** Stops at once (SIGQUIT), keeping the cluster. */
  halt(): Promise<void>;
  /** Starts again what was halted or killed, on the same port. */
  restart(): Promise<void>;
}

/** The server that all tests share: nobody stops it. */
export function sharedServer(): Promise<TestServer> {
  return ask('shared');
}

/** A server for one test file only; it is removed at the end of the run. */
export function privateServer(): Promise<TestServer> {
  return ask('private');
}

async function ask(path: string): Promise<TestServer> {
  const { id, ...facts } = await call(path);
  const server = {
    ...facts,
    url: (database = 'postgres', user = 'postgres') => `postgresql://${user}@127.0.0.1:${facts.port}/${database}`,
    halt: async () => void (await call(`halt/${id}`)),
    restart: async () => {
      server.pid = (await call(`restart/${id}`)).pid;
    },
  };
  return server;
}

async function call(path: string): Promise<{ id: number; port: number; pid: number }> {
  // A connection of its own: the keeper may close one that rested just as it is used again.
  const response = await fetch(`${setting('TEST_DATABASE_KEEPER')}/${path}`, { headers: { connection: 'close' } });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as { id: number; port: number; pid: number };
}

/** The folder of this test run, always removed at its end. */
export function runFolder(): string {
  return setting('TEST_FOLDER');
}

/** A new folder in it. */
export function testFolder(prefix: string): Promise<string> {
  return mkdtemp(join(runFolder(), `${prefix}-`));
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is set by setup.mjs: is this a live test?`);
  return value;
}

/** Does something once in a run, whichever test comes first: the others wait for it. */
export async function onceInRun(name: string, act: () => Promise<void>): Promise<void> {
  const [lock, done] = [join(runFolder(), `${name}.started`), join(runFolder(), `${name}.done`)];
  const first = await mkdir(lock).then(
    () => true,
    () => false,
  );
  if (first) {
    await act();
    await mkdir(done);
  }
  for (const end = performance.now() + 60_000; !(await stat(done).catch(() => null));) {
    if (performance.now() > end) throw new Error(`${name}: the test that was to do it did not`);
    await pause(50);
  }
}
