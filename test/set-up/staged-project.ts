import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SCRIPTS = fileURLToPath(new URL('../../scripts/', import.meta.url));

export type Tool = 'npm' | 'prisma' | 'tsc' | 'puppeteer';

const TOOL_FILES: Record<Exclude<Tool, 'npm'>, string> = {
  prisma: 'node_modules/prisma/build/index.js',
  tsc: 'node_modules/typescript/bin/tsc',
  puppeteer: 'node_modules/puppeteer/lib/cjs/puppeteer/node/cli.js',
};

/**
 * A checkout with the real set-up and stand-ins for the tools that it runs. A stand-in does half of its work, then, as long as `<tool>.hangs` is there,
 * nothing; it fails with the text of `<tool>.fails`, if any.
 */
export class StagedProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'set-up-'));
  readonly cache = join(this.folder, 'browsers');
  #children: ChildProcess[] = [];

  constructor() {
    cpSync(join(SCRIPTS, 'set-up.mjs'), join(this.folder, 'scripts/set-up.mjs'));
    cpSync(join(SCRIPTS, 'set-up'), join(this.folder, 'scripts/set-up'), { recursive: true });
    this.write('run.mjs', "import { setUpOrExit } from './scripts/set-up.mjs';\nawait setUpOrExit();\n");
    this.write('package.json', '{ "type": "module" }');
    const packages = Object.fromEntries(
      ['prisma', 'typescript', 'puppeteer'].map((name) => [`node_modules/${name}`, { version: '1.0.0' }]),
    );
    this.write('package-lock.json', JSON.stringify({ packages }));
    for (const file of ['prisma/schema.prisma', 'prisma.config.ts', 'tsconfig.json', 'src/main.ts']) this.write(file, 'first');
    this.write('stand-in.mjs', STAND_IN);
    this.#program('npm', `exec "${process.execPath}" "${this.folder}/stand-in.mjs" npm "$@"`);
    this.#program('apt-get', 'echo "apt-get $*" >> calls; echo "E: Unable to locate package" >&2; exit 100');
  }

  write(path: string, text: string): void {
    const whole = join(this.folder, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  /** What the tools did, in order: `npm starts`, `npm is done` … */
  get calls(): string[] {
    return this.has('calls') ? readFileSync(join(this.folder, 'calls'), 'utf8').trim().split('\n') : [];
  }

  /** Starts a set-up; `done` has its exit code and what it said. */
  start(env: Record<string, string> = {}) {
    const { npm_execpath: _npm, PUPPETEER_EXECUTABLE_PATH: _browser, ...others } = process.env;
    const path = [join(this.folder, 'bin'), others['PATH']].join(delimiter);
    const child = spawn(process.execPath, ['run.mjs'], {
      cwd: this.folder,
      env: { ...others, PATH: path, PUPPETEER_CACHE_DIR: this.cache, STAGE: this.folder, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#children.push(child);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const done = new Promise<{ code: number | null; said: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, said })),
    );
    return { child, done, said: () => said };
  }

  /** Waits until a stand-in hangs in the middle of its work; returns its process id. */
  async untilHalfDone(tool: Tool): Promise<number> {
    await until(() => this.calls.includes(`${tool} is half done`));
    return Number(readFileSync(join(this.folder, `${tool}.pid`), 'utf8'));
  }

  async close(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  #program(name: string, script: string): void {
    this.write(`bin/${name}`, `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.folder, 'bin', name), 0o755);
  }
}

export async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 400) throw new Error('what was waited for did not come about');
    await setTimeout(25);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const BROWSER = '#!/bin/sh\\necho "Staged Browser 1.0 whole"\\n';

/** Plain JavaScript, run by the staged project. */
const STAND_IN = `
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
const { STAGE } = process.env;
const [, , tool, ...args] = process.argv;
const call = (what) => appendFileSync(STAGE + '/calls', tool + ' ' + what + '\\n');
const write = (path, text, mode) => (mkdirSync(dirname(path), { recursive: true }), writeFileSync(path, text, { mode }));
const tools = ${JSON.stringify(TOOL_FILES)};
const after = (option) => args[args.indexOf(option) + 1];
const WORK = {
  npm: [
    () => write(STAGE + '/node_modules/prisma/package.json', '{}'),
    () => {
      for (const [name, path] of Object.entries(tools))
        write(STAGE + '/' + path, "process.argv.splice(2, 0, '" + name + "'); import('" + STAGE + "/stand-in.mjs');");
      for (const name of ['prisma', 'typescript', 'puppeteer']) write(STAGE + '/node_modules/' + name + '/package.json', '{}');
      write(STAGE + '/node_modules/.package-lock.json', readFileSync(STAGE + '/package-lock.json', 'utf8'));
    },
  ],
  prisma: [
    () => {
      const folder = STAGE + '/src/records/prisma-client';
      // As Prisma does.
      if (existsSync(folder) && !existsSync(folder + '/client.ts')) throw new Error("doesn't look like a generated Prisma Client");
      write(folder + '/enums.ts', 'half');
    },
    () => write(STAGE + '/src/records/prisma-client/client.ts', readFileSync(STAGE + '/prisma/schema.prisma', 'utf8')),
  ],
  tsc: [
    () => write(after('--outDir') + '/main.js', 'half'),
    () => {
      write(after('--outDir') + '/main.js', readFileSync(STAGE + '/src/main.ts', 'utf8'));
      write(after('--outDir') + '/chromium/browser/find-browser.js', readFileSync(STAGE + '/find-browser.js', 'utf8'));
    },
  ],
  puppeteer: [
    () => write(after('--path') + '/chrome-headless-shell/1-linux64.zip', 'half'),
    () => {
      // A connection that is cut ends Puppeteer well, and half the archive stays.
      if (existsSync(STAGE + '/puppeteer.is-cut')) return;
      const folder = after('--path') + '/chrome-headless-shell/linux-1/chrome-headless-shell-linux64';
      write(folder + '/chrome-headless-shell', '${BROWSER}', 0o755);
    },
  ],
};
call('starts');
const [half, rest] = WORK[tool];
half();
writeFileSync(STAGE + '/' + tool + '.pid', String(process.pid));
call('is half done');
if (existsSync(STAGE + '/' + tool + '.fails')) {
  process.stderr.write(readFileSync(STAGE + '/' + tool + '.fails', 'utf8'));
  process.exit(1);
}
await setTimeout(Number(process.env.STAGED_MS ?? 0));
while (existsSync(STAGE + '/' + tool + '.hangs')) await setTimeout(20);
rest();
call('is done');
`;

/** Plain JavaScript: what dist/chromium/browser/find-browser.js does with a folder of Puppeteer's. */
export const FIND_BROWSER = `
import { existsSync, readdirSync } from 'node:fs';
export async function findBrowser({ PUPPETEER_CACHE_DIR, PUPPETEER_EXECUTABLE_PATH }) {
  if (PUPPETEER_EXECUTABLE_PATH) return { path: PUPPETEER_EXECUTABLE_PATH, source: 'environment' };
  const folder = PUPPETEER_CACHE_DIR + '/chrome-headless-shell';
  for (const build of existsSync(folder) ? readdirSync(folder) : []) {
    const path = folder + '/' + build + '/chrome-headless-shell-linux64/chrome-headless-shell';
    if (existsSync(path)) return { path, source: 'puppeteer' };
  }
}
`;
