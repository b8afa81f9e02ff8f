import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';
import { findBrowser } from '../../src/chromium/index.js';
import { fonts, startTestChromium } from './fixtures.js';
import { eventually, mainProcesses } from './processes.js';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Compiles a room into a directory, so that plain Node.js can run it in another process. */
function compileRoom(room: string, directory: string): void {
  const source = join(repository, 'src', room);
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.ts'))) {
    const { code } = transformSync(readFileSync(join(source, name), 'utf8'), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    const compiled = join(directory, room, name.replace(/\.ts$/, '.mjs'));
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(compiled, code.replaceAll(/(from ["']\.[./\w-]+)\.js(?=["'])/g, '$1.mjs'));
  }
}

describe('a service that is killed', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'killed-'));
    chmodSync(directory, 0o755);
    mkdirSync(join(directory, 'tmp'), { mode: 0o755 });
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('takes its browsers with it, and the next start removes its files', async () => {
    for (const room of ['chromium', 'finish']) compileRoom(room, directory);
    symlinkSync(join(repository, 'node_modules'), join(directory, 'node_modules'));
    const options = {
      executablePath: (await findBrowser(process.env))?.path,
      fontDirectories: fonts,
      temporaryDirectory: join(directory, 'tmp'),
    };
    const program = `import { startChromium } from './chromium/index.mjs'; await startChromium(${JSON.stringify(options)}); console.log('ready');`;
    writeFileSync(join(directory, 'service.mjs'), program);
    const service = spawn(process.execPath, ['service.mjs'], { cwd: directory, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve, reject) => {
      service.stdout.once('data', resolve);
      service.once('exit', () => reject(new Error('the service ended')));
    });
    const pids = mainProcesses().map(({ pid }) => pid);
    expect(pids).toHaveLength(2);
    service.kill('SIGKILL');
    await eventually(() => !pids.some(isRunning), 'the browsers end by themselves', 5000);
    expect(readdirSync(join(directory, 'tmp'))).toHaveLength(1);

    const next = await startTestChromium({ temporaryDirectory: join(directory, 'tmp') });
    const [name = ''] = readdirSync(join(directory, 'tmp'));
    expect(readdirSync(join(directory, 'tmp'))).toHaveLength(1);
    expect(name).toContain(`-${process.pid}-`);
    await next.close();
    expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
  });
});

function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
