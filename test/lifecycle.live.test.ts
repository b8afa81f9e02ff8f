import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { testFolder } from './harness/database/servers.js';
import { until } from './harness/machine/pause.js';
import type { Program } from './harness/machine/program.js';
import { startScript } from './harness/service/service-process.js';

const dist = (module: string) => JSON.stringify(fileURLToPath(new URL(`../dist/${module}.js`, import.meta.url)));

/** A process that serves with the real lifecycle and log, and a service of nothing; then does what the test says. */
async function serving(then: string, build = 'Promise.resolve(service)', settings = {}): Promise<Program> {
  const values = {
    HOST: '127.0.0.1',
    PORT: 0,
    REQUEST_TIMEOUT_MS: 5000,
    SHUTDOWN_DELAY_MS: 0,
    SHUTDOWN_TIMEOUT_MS: 2000,
    ...settings,
  };
  const file = join(await testFolder('lifecycle'), 'serving.mjs');
  await writeFile(
    file,
    `const { serve } = await import(${dist('lifecycle')});
     const { createLog } = await import(${dist('log')});
     const log = createLog({ LOG_LEVEL: 'info', LOG_FORMAT: 'json' });
     const service = {
       app: (request, response) => response.end(),
       stop: () => log('info', 'told', {}),
       finishWork: async () => log('info', 'worked', {}),
       close: async () => log('info', 'closed', {}),
     };
     const served = await serve(() => ${build}, ${JSON.stringify(values)}, log);
     ${then}`,
  );
  return startScript(file, []);
}

const events = ({ output }: Program) =>
  output.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { message: string }).message);

describe('the lifecycle of a process', () => {
  it.each([
    ['unhandledRejection', "void Promise.reject(new Error('nobody heard'))"],
    ['uncaughtException', "setTimeout(() => { throw new Error('nobody heard') })"],
  ])('J11 %s: logged, drained, exit 1', async (fault, act) => {
    const program = await serving(act);
    const { code, stdout } = await program.ended;
    expect(code).toBe(1);
    expect(events(program)).toEqual(['listening', fault, 'stopping', 'told', 'worked', 'closed', 'stopped']);
    expect(stdout).toContain('Error: nobody heard');
  });

  it('a warning of Node is a line of the log, and nothing is written beside it', async () => {
    const program = await serving("process.emitWarning('old', 'DeprecationWarning'); setTimeout(() => process.exit(0), 200)");
    const { stdout, stderr } = await program.ended;
    expect(stderr).toBe('');
    expect(JSON.parse(stdout.split('\n')[1] ?? '')).toMatchObject({
      level: 'warn',
      message: 'warning',
      name: 'DeprecationWarning',
      reason: 'old',
    });
  });

  it('a service that stops itself goes through the same steps once', async () => {
    const program = await serving("await Promise.all([served.stop('done'), served.stop('again')]); process.exit(0)");
    expect((await program.ended).code).toBe(0);
    expect(events(program)).toEqual(['listening', 'stopping', 'told', 'worked', 'closed', 'stopped']);
  });

  it('J4 SIGTERM while it is built: built to the end, then stopped, exit 0', async () => {
    const program = await serving(
      "log('error', 'went on', {})",
      "new Promise((resolve) => { log('info', 'building', {}); setTimeout(resolve, 400, service); })",
    );
    await until(() => events(program).includes('building'));
    program.child.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);
    expect(events(program)).toEqual(expect.arrayContaining(['building', 'told', 'worked', 'closed', 'stopped']));
    expect(events(program)).not.toContain('went on');
  });

  it('J12 the reader of its log goes away: stopped in order, exit 1, instead of an error for each line that tells of an error', async () => {
    const program = await serving(
      "const told = setInterval(() => log('info', 'tick', {}), 20); process.stdin.resume(); process.on('exit', () => clearInterval(told));",
    );
    await until(() => events(program).includes('tick'));
    program.child.stdout?.destroy();
    const { code } = await program.ended;
    expect(code).toBe(1);
    expect(program.output.stderr).toBe('');
  });

  it('a close that fails: exit 1', async () => {
    const program = await serving("service.close = () => Promise.reject(new Error('no')); process.kill(process.pid, 'SIGTERM')");
    expect((await program.ended).code).toBe(1);
  });
});

describe('the log', () => {
  const written = async (format: string, level: string) => {
    const file = join(await testFolder('log'), 'log.mjs');
    await writeFile(
      file,
      `const { createLog } = await import(${dist('log')});
       const log = createLog({ LOG_LEVEL: '${level}', LOG_FORMAT: '${format}' });
       log('info', 'request', { path: '/a\\n{"level":"error","message":"forged"}\\u2028', status: 200 });
       log('debug', 'detail', {});
       log('error', 'fault', { error: { message: 'inner', stack: 'a\\nb' }, message: 'x' });`,
    );
    const { stdout } = await startScript(file, []).ended;
    return stdout.trimEnd().split('\n');
  };

  it('is one JSON object a line, whatever is in the fields', async () => {
    const lines = (await written('json', 'info')).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'request',
        path: '/a\n{"level":"error","message":"forged"}\u2028',
        status: 200,
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      },
      expect.objectContaining({ level: 'error', error: { message: 'inner', stack: 'a\nb' } }),
    ]);
  });

  it('is one line an event for people too, from the level on that is set', async () => {
    const lines = await written('text', 'debug');
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['info', 'debug', 'error']);
    expect(await written('json', 'error')).toHaveLength(1);
  });
});
