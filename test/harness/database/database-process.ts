import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runFolder } from './servers.js';

const [PROJECT, LOADER, RECORDS] = ['../../../', 'typescript-loader.mjs', '../../../src/records/'].map(
  (path) => new URL(path, import.meta.url).href,
);

/** A process of its own that runs a program with the modules of src/records, and says things line by line. */
export interface TestProcess {
  readonly process: ChildProcess;
  /** The next line that the program writes. @throws Error if it ends instead */
  line(): Promise<string>;
  /** Settles when it has ended: its exit code, or the signal. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** @param program the body of a module; `records('open-database')` imports from src/records, `say(value)` writes a line */
export function startProcess(program: string, env: Record<string, string> = {}): TestProcess {
  const prelude = `const records = (name) => import(${JSON.stringify(RECORDS)} + name + '.js');
    const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');\n`;
  const file = join(runFolder(), `program-${randomUUID()}.mjs`);
  writeFileSync(file, prelude + program);
  const child = spawn(process.execPath, ['--no-warnings', '--import', LOADER ?? '', file], {
    cwd: fileURLToPath(PROJECT ?? ''),
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  );
  const lines = readLines(child);
  const line = async () => {
    const next = await Promise.race([lines.next(), ended.then(() => null)]);
    if (next === null || next.done === true) throw new Error(`the process ended (${await ended}): ${errors}`);
    return next.value;
  };
  return { process: child, line, ended };
}

/** What the program says, parsed, once it has ended with 0. */
export async function runProcess<T>(program: string, env: Record<string, string> = {}): Promise<T> {
  const started = startProcess(program, env);
  const said = JSON.parse(await started.line()) as T;
  const code = await started.ended;
  if (code !== 0) throw new Error(`the process ended with ${code}`);
  return said;
}

async function* readLines({ stdout }: ChildProcess): AsyncGenerator<string, void> {
  let rest = '';
  for await (const chunk of stdout ?? []) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}
